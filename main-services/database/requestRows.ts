import type { Album, DetectorName, ObservationRequest, Plan, Sequence, SequenceStatus } from '../model/request.ts';
import type { TargetMotion } from '../model/targetMotion.ts';
import { daysToSeconds, fromJulianDate } from './julianDate.ts';

export interface RequestRow {
  id: number;
  pyros_user_id: number;
  user_name: string;
  scientific_program_id: number;
  programme_name: string;
  programme_priority: number;
  name: string;
  is_alert: number;
  night_date: string;
  all_or_nothing: number;
  submitted: number;
  complete: number;
  created: number;
}

export interface SequenceRow {
  id: number;
  request_id: number;
  name: string;
  status: SequenceStatus;
  status_reason: string | null;
  ra: number;
  dec: number;
  priority: number;
  duration: number;
  overhead: number;
  t_prefered: number;
  delta_tl: number;
  delta_tr: number;
  mandatory: number;
  report_nights: number;
  minimum_moon_distance: number;
  maximum_airmass: number;
  motion: string | null;
  filler: number | boolean;
  maximum_moon_light: number | null;
}

export interface WindowRow {
  sequence_id: number;
  jd1: number;
  jd2: number;
}

export interface AlbumRow {
  id: number;
  sequence_id: number;
  detector: DetectorName;
}

export interface PlanRow {
  id: number;
  album_id: number;
  name: string;
  filter: string;
  exposure_time: number;
  image_count: number;
  dithering: number;
  images_taken: number;
}

/** The value of `t_prefered` (and jd1, jd2, tsp, tep) that means "none". */
export const NO_JULIAN_DATE = -1;

/** A request's row with its sequences, as the domain knows it. */
export function requestFromRow(row: RequestRow, sequences: readonly Sequence[]): ObservationRequest {
  return {
    id: row.id,
    name: row.name,
    userId: row.pyros_user_id,
    userName: row.user_name,
    programmeId: row.scientific_program_id,
    programmeName: row.programme_name,
    programmePriority: row.programme_priority,
    isAlert: Boolean(row.is_alert),
    nightDate: row.night_date,
    allOrNothing: Boolean(row.all_or_nothing),
    submitted: Boolean(row.submitted),
    complete: Boolean(row.complete),
    createdAt: row.created,
    sequences,
  };
}

/** A sequence's row with what belongs to it; Julian dates and days become milliseconds and seconds here. */
export function sequenceFromRow(row: SequenceRow, windows: readonly WindowRow[], albums: readonly Album[]): Sequence {
  return {
    id: row.id,
    requestId: row.request_id,
    name: row.name,
    status: row.status,
    statusReason: row.status_reason,
    rightAscensionDegrees: row.ra,
    declinationDegrees: row.dec,
    priorityOffset: row.priority,
    durationSeconds: row.duration,
    overheadSeconds: row.overhead,
    windows: windows.map(({ jd1, jd2 }) => ({ start: fromJulianDate(jd1), end: fromJulianDate(jd2) })),
    preferredAt: row.t_prefered === NO_JULIAN_DATE ? null : fromJulianDate(row.t_prefered),
    mayMoveEarlierSeconds: daysToSeconds(row.delta_tl),
    mayMoveLaterSeconds: daysToSeconds(row.delta_tr),
    mandatory: Boolean(row.mandatory),
    reportNights: row.report_nights,
    minimumMoonDistanceDegrees: row.minimum_moon_distance,
    maximumAirmass: row.maximum_airmass,
    ...(row.motion === null ? {} : { motion: JSON.parse(row.motion) as TargetMotion }),
    ...(row.maximum_moon_light === null ? {} : { maximumMoonIllumination: row.maximum_moon_light }),
    ...(row.filler ? { filler: true } : {}),
    albums,
  };
}

export function planFromRow(row: PlanRow): Plan {
  return {
    id: row.id,
    albumId: row.album_id,
    name: row.name,
    filter: row.filter,
    exposureSeconds: row.exposure_time,
    imageCount: row.image_count,
    ditherArcseconds: row.dithering,
    imagesTaken: row.images_taken,
  };
}
