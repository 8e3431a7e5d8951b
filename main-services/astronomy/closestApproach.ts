import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { directionOf } from './directionOf.ts';
import { circumstances } from './moving/movingWindows.ts';
import { trackOf } from './moving/trackOf.ts';
import type { NightSky } from './NightSky.ts';
import { skyOfNight } from './skyOfNight.ts';
import type { SkyTarget } from './Visibility.ts';

const STEP_MS = 5 * 60_000;

/** How near a target comes to being observable in a night. */
export interface ClosestApproach {
  readonly highestDegrees: number;
  readonly highestAt: number;
  /** Farthest from the Moon while it is as high as asked for; null when it never is. */
  readonly farthestFromMoonDegrees: number | null;
}

/** Looks through the observing time of a night; null when there is none. */
export function closestApproach(
  site: Site,
  target: SkyTarget,
  night: Night,
  neededAltitudeDegrees: number,
): ClosestApproach | null {
  if (night.end <= night.start) return null;
  const sky = skyOfNight(site, night);
  const look = looker(sky, site, target);
  let highestDegrees = Number.NEGATIVE_INFINITY;
  let highestAt = night.start;
  let farthest: number | null = null;
  for (let at = night.start; at <= night.end; at += look.stepMs) {
    const { altitudeDegrees, moonDistanceDegrees } = look.at(at);
    if (altitudeDegrees > highestDegrees) {
      highestDegrees = altitudeDegrees;
      highestAt = at;
    }
    if (altitudeDegrees >= neededAltitudeDegrees) farthest = Math.max(farthest ?? 0, moonDistanceDegrees);
  }
  return { highestDegrees, highestAt, farthestFromMoonDegrees: farthest };
}

function looker(sky: NightSky, site: Site, target: SkyTarget) {
  if (target.motion !== undefined) {
    const track = trackOf(site, target.motion);
    return { stepMs: track.stepMs, at: (instant: number) => circumstances(sky, track, instant) };
  }
  const place = sky.placeOf(target.rightAscensionDegrees, target.declinationDegrees);
  const direction = directionOf(target.rightAscensionDegrees, target.declinationDegrees);
  return {
    stepMs: STEP_MS,
    at: (instant: number) => ({
      altitudeDegrees: sky.altitudeDegrees(place, instant),
      moonDistanceDegrees: sky.moonDistanceDegrees(direction, instant),
    }),
  };
}
