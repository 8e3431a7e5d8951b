import type { TimeWindow } from '../../model/request.ts';
import { directionOf } from '../directionOf.ts';
import type { NightSky } from '../NightSky.ts';
import type { Track } from './Track.ts';

/** What a moving target must fulfil, at any instant, to be observed. */
export interface MovingLimits {
  readonly lowestAltitudeDegrees: number;
  readonly minimumMoonDistanceDegrees: number;
}

/** Every window of a night in which a moving target can be observed, in order, to a millisecond. */
export function movingWindows(sky: NightSky, track: Track, limits: MovingLimits): readonly TimeWindow[] {
  const { start, end } = sky.night;
  const holds = (at: number) => canBeObserved(sky, track, limits, at);
  const windows: TimeWindow[] = [];
  let opened = holds(start) ? start : null;
  for (let at = start; at < end; ) {
    const next = Math.min(at + track.stepMs, end);
    const good = holds(next);
    if (good && opened === null) opened = turningPoint(holds, at, next);
    else if (!good && opened !== null) {
      windows.push({ start: opened, end: turningPoint(holds, next, at) });
      opened = null;
    }
    at = next;
  }
  if (opened !== null) windows.push({ start: opened, end });
  return windows;
}

/** Altitude and distance to the Moon of a moving target; the rest of what it needs is that the Sun shines on it. */
export function circumstances(sky: NightSky, track: Track, at: number) {
  const { rightAscensionDegrees, declinationDegrees } = track.placeAt(at);
  return {
    altitudeDegrees: sky.altitudeDegrees(sky.placeOf(rightAscensionDegrees, declinationDegrees), at),
    moonDistanceDegrees: sky.moonDistanceDegrees(directionOf(rightAscensionDegrees, declinationDegrees), at),
  };
}

function canBeObserved(sky: NightSky, track: Track, limits: MovingLimits, at: number): boolean {
  const { altitudeDegrees, moonDistanceDegrees } = circumstances(sky, track, at);
  return (
    altitudeDegrees >= limits.lowestAltitudeDegrees &&
    moonDistanceDegrees >= limits.minimumMoonDistanceDegrees &&
    track.isLit(at)
  );
}

/** The instant nearest to `no` at which `holds` still holds, between an instant where it does not and one where it does. */
function turningPoint(holds: (at: number) => boolean, no: number, yes: number): number {
  while (Math.abs(yes - no) > 1) {
    const middle = (no + yes) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
