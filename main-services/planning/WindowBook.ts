import type { Night } from '../model/night.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { Site } from '../model/site.ts';
import { type CandidateWindows, windowsFor } from './windowsFor.ts';

/** Seven nights of the longest lists that requests can make; beyond it the oldest are computed anew. */
const MOST_KEPT = 20_000;

/** Windows computed for other nights than a sequence's own, and why there are none: once for each target and night. */
export class WindowBook {
  readonly #site: Site;
  readonly #kept = new Map<string, CandidateWindows>();

  constructor(site: Site) {
    this.#site = site;
  }

  of(candidate: PlanningCandidate, night: Night): CandidateWindows {
    const { request, sequence } = candidate;
    if (request.nightDate === night.date && sequence.windows.length > 0)
      return windowsFor(candidate, night, this.#site);
    const key = keyOf(candidate, night);
    const known = this.#kept.get(key);
    if (known) return known;
    const computed = windowsFor(candidate, night, this.#site);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, computed);
    return computed;
  }
}

/** Everything that the windows depend on. */
function keyOf({ request, sequence }: PlanningCandidate, night: Night): string {
  return JSON.stringify([
    night.start,
    night.end,
    request.nightDate === night.date,
    sequence.rightAscensionDegrees,
    sequence.declinationDegrees,
    sequence.maximumAirmass,
    sequence.minimumMoonDistanceDegrees,
    sequence.maximumMoonIllumination ?? 1,
    sequence.motion ?? null,
  ]);
}
