import { isFresh, mirrorCover } from '../instruments/readBackFacts.ts';
import { environmentReasons } from './environmentReasons.ts';
import { type InterlockFacts, SUN_DOWN_DEGREES } from './InterlockFacts.ts';
import { mountReasons } from './mountReasons.ts';

/** Lamps that shine into the dome, by the PLC's way of naming them; calibration lamps are inside instruments. */
const DOME_LAMP = /^LAMP_DOME/;

/** Reasons against opening the dome. Starts from no: anything unknown is a reason. */
export function mayOpenDome(facts: InterlockFacts): readonly string[] {
  const reasons = environmentReasons(facts, true);
  const { dome, telescope, lights } = facts.instruments;
  if (!(facts.sunAltitudeDegrees <= SUN_DOWN_DEGREES)) {
    reasons.push(`The Sun is at ${facts.sunAltitudeDegrees.toFixed(1)}°; the dome opens below ${SUN_DOWN_DEGREES}°.`);
  }
  if (dome.status === null || !isFresh(dome.status, facts.now)) reasons.push(`${dome.name} does not answer.`);
  else if (dome.status.shutter === 'FAULT' || dome.status.fault !== null)
    reasons.push(`${dome.name} reports a fault: ${dome.status.fault ?? 'not named'}.`);
  else if (dome.status.shutter === 'CLOSED' && facts.instruments.shutterSeen === 'open')
    reasons.push(`${dome.name} says that it is shut, but the PLC's switch says open: have the limit switch looked at.`);
  else if (dome.status.shutter === 'CLOSING') reasons.push(`${dome.name} is closing: wait until it is shut.`);
  const mount = mountReasons(facts);
  reasons.push(...mount);
  if (mount.length === 0 && telescope.status?.state !== 'PARKED') {
    reasons.push(`The telescope is ${telescope.status?.state.toLowerCase()}; park it before the dome opens.`);
  }
  const cover = mirrorCover(facts.instruments);
  if (cover === 'open' || cover === 'moving') {
    reasons.push(
      'The mirror cover is open; shut it before the dome opens, or what falls from the shutter falls on the mirror.',
    );
  }
  for (const [lamp, on] of Object.entries(lights)) {
    if (!DOME_LAMP.test(lamp) || on === false) continue;
    reasons.push(on === true ? `${lamp} is on; switch it off.` : `It is not known whether ${lamp} is off.`);
  }
  return reasons;
}
