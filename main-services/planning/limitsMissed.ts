import { airmass } from '../astronomy/airmass.ts';
import { closestApproach } from '../astronomy/closestApproach.ts';
import type { VisibilityLimits } from '../astronomy/Visibility.ts';
import { lowestAltitude, visibilityWindows } from '../astronomy/visibilityWindows.ts';
import type { Night } from '../model/night.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { Site } from '../model/site.ts';
import type { LimitFact } from '../scheduler/explain/ObservatoryFacts.ts';

/** Limits are asked for in tenths of an airmass and whole degrees from the Moon; so are they proposed. */
const AIRMASS_STEP = 0.1;
const MOON_STEP_DEGREES = 1;

/** Which limit a target without a window misses in a night, how nearly, and with which limit it would fit. */
export function limitsMissed(
  site: Site,
  target: PlanningCandidate['sequence'],
  night: Night,
  limits: VisibilityLimits,
): readonly LimitFact[] {
  const needed = lowestAltitude(limits);
  const closest = closestApproach(site, target, night, needed);
  if (closest === null) return [];
  const { highestDegrees, farthestFromMoonDegrees } = closest;
  const fits = (change: Partial<VisibilityLimits>) =>
    visibilityWindows(site, target, night, { ...limits, ...change }).some(
      ({ start, end }) => end - start >= target.durationSeconds * 1000,
    );
  if (highestDegrees < limits.minimumAltitudeDegrees) {
    const limitDegrees = limits.minimumAltitudeDegrees;
    return [{ kind: 'altitude', closestDegrees: highestDegrees, limitDegrees, enoughDegrees: null }];
  }
  if (highestDegrees < needed) {
    const limit = limits.maximumAirmass;
    const most = airmass(limits.minimumAltitudeDegrees) ?? limit;
    const enough = firstThatFits(limit, most, AIRMASS_STEP, (maximumAirmass) => fits({ maximumAirmass }));
    return [{ kind: 'airmass', closest: airmass(highestDegrees) ?? most, limit, enough }];
  }
  const lightLimit = limits.maximumMoonIllumination ?? 1;
  const isFar = farthestFromMoonDegrees !== null && farthestFromMoonDegrees >= limits.minimumMoonDistanceDegrees;
  if (isFar && night.moonIllumination > lightLimit) {
    const illuminationPercent = Math.round(night.moonIllumination * 100);
    return [{ kind: 'moon-light', illuminationPercent, limitPercent: Math.round(lightLimit * 100) }];
  }
  if (farthestFromMoonDegrees === null || isFar) return [];
  const limitDegrees = limits.minimumMoonDistanceDegrees;
  const enoughDegrees = firstThatFits(limitDegrees, 0, -MOON_STEP_DEGREES, (minimumMoonDistanceDegrees) =>
    fits({ minimumMoonDistanceDegrees }),
  );
  return [{ kind: 'moon-distance', closestDegrees: farthestFromMoonDegrees, limitDegrees, enoughDegrees }];
}

/** The value nearest to `from`, on the way to `to` in steps, that fits; null when not even the last one does. */
function firstThatFits(from: number, to: number, step: number, fits: (value: number) => boolean): number | null {
  let low = 1;
  let high = Math.floor((to - from) / step);
  const at = (steps: number) => Math.round((from + steps * step) * 10) / 10;
  if (high < 1 || !fits(at(high))) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(at(middle))) high = middle;
    else low = middle + 1;
  }
  return at(low);
}
