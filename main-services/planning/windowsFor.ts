import { MINIMUM_ALTITUDE_DEGREES } from '../astronomy/Visibility.ts';
import { visibilityWindows } from '../astronomy/visibilityWindows.ts';
import { whyNotVisible } from '../astronomy/whyNotVisible.ts';
import type { Night } from '../model/night.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { TimeWindow } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { LimitFact } from '../scheduler/explain/ObservatoryFacts.ts';
import { limitsMissed } from './limitsMissed.ts';

/** When a candidate can be observed in a night; `whyNone` in words when it cannot. */
export interface CandidateWindows {
  readonly windows: readonly TimeWindow[];
  readonly whyNone: string | null;
  /** What takes its windows away, for the reasons; empty when it has some. */
  readonly limits: readonly LimitFact[];
  /** Computed now, because those stored are of another night. */
  readonly isNew: boolean;
}

/** The windows stored with a sequence count in its own night (one of them may have been chosen); other nights get their own. */
export function windowsFor({ request, sequence }: PlanningCandidate, night: Night, site: Site): CandidateWindows {
  const isOwnNight = request.nightDate === night.date;
  if (isOwnNight && sequence.windows.length > 0) {
    return { windows: sequence.windows, whyNone: null, limits: [], isNew: false };
  }
  const limits = {
    minimumAltitudeDegrees: MINIMUM_ALTITUDE_DEGREES,
    maximumAirmass: sequence.maximumAirmass,
    minimumMoonDistanceDegrees: sequence.minimumMoonDistanceDegrees,
    maximumMoonIllumination: sequence.maximumMoonIllumination ?? 1,
  };
  const windows = visibilityWindows(site, sequence, night, limits);
  if (windows.length > 0) return { windows, whyNone: null, limits: [], isNew: !isOwnNight };
  const whyNone = whyNotVisible(site, sequence, night, limits);
  return { windows, whyNone, limits: limitsMissed(site, sequence, night, limits), isNew: !isOwnNight };
}
