import { isFresh } from '../instruments/readBackFacts.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';

/** Lamps that shine into the dome; calibration lamps are inside instruments. */
const DOME_LAMPS = ['LAMP_DOME_WHITE'] as const;

/** Reasons against opening the dome. Starts from no: anything unknown is a reason. */
export function mayOpenDome(facts: InterlockFacts): readonly string[] {
  const reasons = environmentReasons(facts, true);
  const { dome, telescope, lights } = facts.instruments;
  if (!(facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES)) {
    reasons.push(`The Sun is at ${facts.sunAltitudeDegrees.toFixed(1)}°; the dome opens below ${SUN_DOWN_DEGREES}°.`);
  }
  if (dome.status === null || !isFresh(dome.status, facts.now)) reasons.push(`${dome.name} does not answer.`);
  else if (dome.status.shutter === 'FAULT')
    reasons.push(`${dome.name} reports a fault: ${dome.status.fault ?? 'not named'}.`);
  const mount = mountReasons(facts);
  reasons.push(...mount);
  if (mount.length === 0 && telescope.status?.state !== 'PARKED') {
    reasons.push(`The telescope is ${telescope.status?.state.toLowerCase()}; park it before the dome opens.`);
  }
  for (const lamp of DOME_LAMPS) {
    if (lights[lamp] === true) reasons.push('The white light in the dome is on; switch it off.');
  }
  return reasons;
}
