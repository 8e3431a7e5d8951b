import type { Night } from '../model/night.ts';
import type { TimeWindow } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { TargetMotion } from '../model/targetMotion.ts';
import { altitudeForAirmass } from './altitudeForAirmass.ts';
import { DEGREE } from './degrees.ts';
import { directionOf } from './directionOf.ts';
import { movingWindows } from './moving/movingWindows.ts';
import { trackOf } from './moving/trackOf.ts';
import type { NightSky } from './NightSky.ts';
import { skyOfNight } from './skyOfNight.ts';
import type { SkyTarget, VisibilityLimits } from './Visibility.ts';

/** The Moon's distance changes by a tenth of a degree in this; its turning points are found to better than that. */
const SCAN_STEP_MS = 10 * 60_000;
const SIDEREAL_DAY_HOURS = 24;

/**
 * Every window of a night in which a target is high enough and far enough from the Moon, in order. The altitude is solved
 * exactly, the Moon by scanning and bisection to a millisecond.
 */
export function visibilityWindows(
  site: Site,
  target: SkyTarget,
  night: Night,
  limits: VisibilityLimits,
): readonly TimeWindow[] {
  if (night.end <= night.start) return [];
  const sky = skyOfNight(site, night);
  return (
    target.motion === undefined ? fixedWindows(sky, target, limits) : windowsOnTheWay(sky, site, target.motion, limits)
  )
    .flatMap((window) => darkEnough(sky, limits.maximumMoonIllumination ?? 1, window))
    .map(({ start, end }) => ({ start: Math.ceil(start), end: Math.floor(end) }))
    .filter(({ start, end }) => end > start);
}

function fixedWindows(sky: NightSky, target: SkyTarget, limits: VisibilityLimits): readonly TimeWindow[] {
  return highEnough(sky, target, lowestAltitude(limits)).flatMap((window) =>
    awayFromMoon(sky, target, limits.minimumMoonDistanceDegrees, window),
  );
}

function windowsOnTheWay(
  sky: NightSky,
  site: Site,
  motion: TargetMotion,
  limits: VisibilityLimits,
): readonly TimeWindow[] {
  return movingWindows(sky, trackOf(site, motion), {
    lowestAltitudeDegrees: lowestAltitude(limits),
    minimumMoonDistanceDegrees: limits.minimumMoonDistanceDegrees,
  });
}

/** The altitude that both the floor and the airmass ask for. */
export function lowestAltitude(limits: Pick<VisibilityLimits, 'minimumAltitudeDegrees' | 'maximumAirmass'>): number {
  return Math.max(limits.minimumAltitudeDegrees, altitudeForAirmass(limits.maximumAirmass));
}

function highEnough(sky: NightSky, target: SkyTarget, altitudeDegrees: number): TimeWindow[] {
  const place = sky.placeOf(target.rightAscensionDegrees, target.declinationDegrees);
  const { start, end } = sky.night;
  const latitude = sky.latitudeDegrees * DEGREE;
  const declination = place.declinationDegrees * DEGREE;
  const swing = Math.cos(latitude) * Math.cos(declination);
  const missing = Math.sin(altitudeDegrees * DEGREE) - Math.sin(latitude) * Math.sin(declination);
  if (missing <= -swing) return [{ start, end }];
  if (missing >= swing) return [];
  const halfArcHours = Math.acos(missing / swing) / DEGREE / 15;
  const firstTransit = Math.ceil((sky.hourAngleHours(place, start) - halfArcHours) / SIDEREAL_DAY_HOURS);
  const lastTransit = Math.floor((sky.hourAngleHours(place, end) + halfArcHours) / SIDEREAL_DAY_HOURS);
  const windows: TimeWindow[] = [];
  for (let transit = firstTransit; transit <= lastTransit; transit++) {
    const middle = transit * SIDEREAL_DAY_HOURS;
    const rises = sky.instantOfHourAngle(place, middle - halfArcHours);
    const sets = sky.instantOfHourAngle(place, middle + halfArcHours);
    windows.push({ start: Math.max(start, rises), end: Math.min(end, sets) });
  }
  return windows;
}

function awayFromMoon(sky: NightSky, target: SkyTarget, minimumDegrees: number, window: TimeWindow): TimeWindow[] {
  if (minimumDegrees <= 0) return [window];
  const direction = directionOf(target.rightAscensionDegrees, target.declinationDegrees);
  return spansWhere((at) => sky.moonDistanceDegrees(direction, at) >= minimumDegrees, window);
}

/** A Moon brighter than asked for must be below the horizon. */
function darkEnough(sky: NightSky, maximumIllumination: number, window: TimeWindow): TimeWindow[] {
  if (sky.night.moonIllumination <= maximumIllumination) return [window];
  return spansWhere((at) => sky.moonAltitudeDegrees(at) <= 0, window);
}

/** The parts of a window in which something holds that changes slowly, to a millisecond. */
function spansWhere(holds: (at: number) => boolean, window: TimeWindow): TimeWindow[] {
  const windows: TimeWindow[] = [];
  let opened = holds(window.start) ? window.start : null;
  for (let at = window.start; at < window.end; ) {
    const next = Math.min(at + SCAN_STEP_MS, window.end);
    const good = holds(next);
    if (good && opened === null) opened = change(holds, at, next);
    else if (!good && opened !== null) {
      windows.push({ start: opened, end: change(holds, next, at) });
      opened = null;
    }
    at = next;
  }
  if (opened !== null) windows.push({ start: opened, end: window.end });
  return windows;
}

/** The instant nearest to `no` at which `holds` still holds, between an instant where it does not and one where it does. */
function change(holds: (at: number) => boolean, no: number, yes: number): number {
  while (Math.abs(yes - no) > 1) {
    const middle = (no + yes) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
