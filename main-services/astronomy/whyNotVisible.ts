import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { directionOf } from './directionOf.ts';
import { skyOfNight } from './skyOfNight.ts';
import type { SkyTarget, VisibilityLimits } from './Visibility.ts';
import { lowestAltitude } from './visibilityWindows.ts';

const STEP_MS = 5 * 60_000;

/** Says why a target has no window in a night, with how close it comes to having one. */
export function whyNotVisible(site: Site, target: SkyTarget, night: Night, limits: VisibilityLimits): string {
  if (night.end <= night.start) {
    return `The Sun does not go low enough at ${site.name} on ${night.date}: there is no observing time.`;
  }
  const sky = skyOfNight(site, night);
  const place = sky.placeOf(target.rightAscensionDegrees, target.declinationDegrees);
  const direction = directionOf(target.rightAscensionDegrees, target.declinationDegrees);
  const needed = lowestAltitude(limits);
  let highest = Number.NEGATIVE_INFINITY;
  let farthest = Number.NEGATIVE_INFINITY;
  for (let at = night.start; at <= night.end; at += STEP_MS) {
    const altitude = sky.altitudeDegrees(place, at);
    highest = Math.max(highest, altitude);
    if (altitude >= needed) farthest = Math.max(farthest, sky.moonDistanceDegrees(direction, at));
  }
  if (highest < needed) {
    return `It is never high enough in the dark on ${night.date}: it reaches ${highest.toFixed(1)}° and needs ${needed.toFixed(1)}°.`;
  }
  if (farthest < limits.minimumMoonDistanceDegrees) {
    return `It is too near the Moon on ${night.date}: at most ${farthest.toFixed(1)}° away, and ${limits.minimumMoonDistanceDegrees.toFixed(1)}° are asked for.`;
  }
  return `It is observable for less than five minutes on ${night.date}.`;
}
