import { accessoryReasons } from './accessoryReasons.ts';
import { exposureReasons } from './exposureReasons.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Reasons against turning the field rotator. */
export function mayRotateField(facts: InterlockFacts, angleDegrees: number): readonly string[] {
  const reasons = accessoryReasons(facts.instruments.accessories?.rotator, 'rotator', facts.now);
  if (reasons.length > 0) return reasons;
  if (!(angleDegrees >= 0 && angleDegrees < 360)) reasons.push(`${angleDegrees}° is no angle of a rotator.`);
  return [...reasons, ...exposureReasons(facts)];
}
