import type { Knex } from 'knex';
import type { TimeWindow } from '../model/request.ts';
import type { AlbumDraft, SettledRequestDraft } from '../model/requestDraft.ts';
import { secondsToDays, toJulianDate } from './julianDate.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import { NO_JULIAN_DATE } from './requestRows.ts';
import { insertRow } from './transaction.ts';

type SettledSequence = SettledRequestDraft['sequences'][number];

/** Writes a request with everything in it; meant to run inside a transaction. @returns its id @throws NoSuchRecord */
export async function storeRequest(knex: Knex, draft: SettledRequestDraft, createdAt: number): Promise<number> {
  const requestId = await insertRow(knex, 'request', {
    pyros_user_id: await idOf(knex, 'pyros_user', 'username', draft.userName, 'user'),
    scientific_program_id: await idOf(knex, 'scientific_program', 'name', draft.programmeName, 'scientific programme'),
    name: draft.name,
    is_alert: draft.isAlert,
    night_date: draft.nightDate,
    all_or_nothing: draft.allOrNothing,
    submitted: false,
    complete: false,
    created: createdAt,
  });
  for (const [position, sequence] of draft.sequences.entries()) {
    await storeSequence(knex, requestId, position, sequence);
  }
  return requestId;
}

/** Adds a sequence at the end of a stored request; meant to run inside a transaction. @throws NoSuchRecord */
export async function storeFurtherSequence(knex: Knex, requestId: number, sequence: SettledSequence): Promise<void> {
  const request = await knex('request').where({ id: requestId }).first('id');
  if (request === undefined) throw new NoSuchRecord('request', requestId);
  const last = await knex('sequence')
    .where({ request_id: requestId })
    .max<{ position: number | null }>('position as position')
    .first();
  await storeSequence(knex, requestId, (last?.position ?? -1) + 1, sequence);
}

async function storeSequence(
  knex: Knex,
  requestId: number,
  position: number,
  sequence: SettledSequence,
): Promise<void> {
  const sequenceId = await insertRow(knex, 'sequence', {
    request_id: requestId,
    position,
    status: 'TOBEPLANNED',
    status_reason: null,
    ...sequenceColumns(sequence),
  });
  await storeWindows(knex, sequenceId, sequence.windows);
  for (const [albumPosition, album] of sequence.albums.entries()) {
    await storeAlbum(knex, sequenceId, albumPosition, album);
  }
}

/** Replaces the visibility windows of a sequence and the envelope in its jd1 and jd2. */
export async function storeWindows(knex: Knex, sequenceId: number, windows: readonly TimeWindow[]): Promise<void> {
  await knex('sequence').where({ id: sequenceId }).update(envelope(windows));
  await knex('sequence_window').where({ sequence_id: sequenceId }).delete();
  for (const [position, { start, end }] of windows.entries()) {
    const row = { sequence_id: sequenceId, position, jd1: toJulianDate(start), jd2: toJulianDate(end) };
    await knex('sequence_window').insert(row);
  }
}

function sequenceColumns(sequence: SettledSequence): Record<string, unknown> {
  return {
    name: sequence.name,
    ra: sequence.rightAscensionDegrees,
    dec: sequence.declinationDegrees,
    priority: sequence.priorityOffset,
    duration: sequence.durationSeconds,
    overhead: sequence.overheadSeconds,
    ...envelope(sequence.windows),
    t_prefered: sequence.preferredAt === null ? NO_JULIAN_DATE : toJulianDate(sequence.preferredAt),
    delta_tl: secondsToDays(sequence.mayMoveEarlierSeconds),
    delta_tr: secondsToDays(sequence.mayMoveLaterSeconds),
    mandatory: sequence.mandatory,
    report_nights: sequence.reportNights,
    minimum_moon_distance: sequence.minimumMoonDistanceDegrees,
    maximum_airmass: sequence.maximumAirmass,
    motion: sequence.motion === undefined ? null : JSON.stringify(sequence.motion),
    filler: sequence.filler ?? false,
    maximum_moon_light: sequence.maximumMoonIllumination ?? null,
  };
}

function envelope(windows: readonly TimeWindow[]): { jd1: number; jd2: number } {
  if (windows.length === 0) return { jd1: NO_JULIAN_DATE, jd2: NO_JULIAN_DATE };
  return {
    jd1: toJulianDate(Math.min(...windows.map((window) => window.start))),
    jd2: toJulianDate(Math.max(...windows.map((window) => window.end))),
  };
}

async function storeAlbum(knex: Knex, sequenceId: number, position: number, album: AlbumDraft): Promise<void> {
  const albumId = await insertRow(knex, 'album', { sequence_id: sequenceId, position, detector: album.detector });
  for (const [planPosition, plan] of album.plans.entries()) {
    await knex('plan').insert({
      album_id: albumId,
      position: planPosition,
      name: plan.name,
      filter: plan.filter,
      exposure_time: plan.exposureSeconds,
      image_count: plan.imageCount,
      dithering: plan.ditherArcseconds,
      images_taken: 0,
    });
  }
}

async function idOf(knex: Knex, table: string, column: string, name: string, what: string): Promise<number> {
  const row: { id: number } | undefined = await knex(table).where(column, name).first('id');
  if (row === undefined) throw new NoSuchRecord(what, name);
  return row.id;
}
