import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { closestApproach } from './closestApproach.ts';
import type { SkyTarget, VisibilityLimits } from './Visibility.ts';
import { lowestAltitude } from './visibilityWindows.ts';

/** Says why a target has no window in a night, with how close it comes to having one. */
export function whyNotVisible(site: Site, target: SkyTarget, night: Night, limits: VisibilityLimits): string {
  const needed = lowestAltitude(limits);
  const closest = closestApproach(site, target, night, needed);
  if (closest === null) {
    return `The Sun does not go low enough at ${site.name} on ${night.date}: there is no observing time.`;
  }
  const { highestDegrees, farthestFromMoonDegrees } = closest;
  if (highestDegrees < needed) {
    return `It is never high enough in the dark on ${night.date}: it reaches ${highestDegrees.toFixed(1)}° and needs ${needed.toFixed(1)}°.`;
  }
  if (farthestFromMoonDegrees !== null && farthestFromMoonDegrees < limits.minimumMoonDistanceDegrees) {
    return `It is too near the Moon on ${night.date}: at most ${farthestFromMoonDegrees.toFixed(1)}° away, and ${limits.minimumMoonDistanceDegrees.toFixed(1)}° are asked for.`;
  }
  const lit = Math.round(night.moonIllumination * 100);
  const wanted = limits.maximumMoonIllumination ?? 1;
  if (night.moonIllumination > wanted) {
    return `The Moon is lit to ${lit} % on ${night.date} and up whenever it could be observed; at most ${Math.round(wanted * 100)} % are asked for.`;
  }
  if (target.motion?.kind === 'satellite') {
    return `It is in the shadow of the Earth whenever it is high enough on ${night.date}.`;
  }
  return `It is observable for less than five minutes on ${night.date}.`;
}
