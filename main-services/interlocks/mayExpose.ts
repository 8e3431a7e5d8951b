import { domeIsShut } from '../instruments/readBackFacts.ts';
import type { DetectorName } from '../model/request.ts';
import { cameraReasons } from './cameraReasons.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Lamps that shine into the dome, by the PLC's way of naming them. */
const DOME_LAMP = /^LAMP_DOME/;

/** Reasons against an exposure by hand. */
export function mayExpose(facts: InterlockFacts, detector: DetectorName): readonly string[] {
  const reasons = cameraReasons(facts, detector);
  const { lights } = facts.instruments;
  if (reasons.length > 0 || domeIsShut(facts.instruments)) return reasons;
  return Object.keys(lights)
    .filter((lamp) => DOME_LAMP.test(lamp) && lights[lamp] === true)
    .map((lamp) => `${lamp} is on under the open dome; switch it off.`);
}
