import type { DetectorName } from '../model/request.ts';
import { cameraReasons } from './cameraReasons.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Reasons against turning a camera's wheel. */
export function maySelectFilter(facts: InterlockFacts, detector: DetectorName, filter: string): readonly string[] {
  const reasons = cameraReasons(facts, detector);
  if (reasons.length > 0) return reasons;
  const { status, name } = detector === 'VIS' ? facts.instruments.vis : facts.instruments.nir;
  const filters = status?.filters ?? [];
  return filters.includes(filter) ? [] : [`${name} has no filter ${filter}; it has ${filters.join(', ')}.`];
}
