import { domeIsShut, isFresh } from '../instruments/readBackFacts.ts';
import type { DetectorName } from '../model/request.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Lamps that shine into the dome, by the PLC's way of naming them. */
const DOME_LAMP = /^LAMP_DOME/;
const BUSY: Readonly<Record<string, string>> = {
  EXPOSING: 'is exposing',
  READING: 'is reading out',
  READY: 'holds an image that is being fetched',
};

/** Reasons against an exposure by hand. */
export function mayExpose(facts: InterlockFacts, detector: DetectorName): readonly string[] {
  const camera = detector === 'VIS' ? facts.instruments.vis : facts.instruments.nir;
  const { status, name } = camera;
  if (status === null || !isFresh(status, facts.now)) return [`${name} does not answer.`];
  if (status.state === 'FAULT') return [`${name} reports a fault: ${status.fault ?? 'not named'}.`];
  if (status.state !== 'IDLE') return [`${name} ${BUSY[status.state] ?? 'is busy'}; wait, or abort the exposure.`];
  const { lights } = facts.instruments;
  if (domeIsShut(facts.instruments)) return [];
  return Object.keys(lights)
    .filter((lamp) => DOME_LAMP.test(lamp) && lights[lamp] === true)
    .map((lamp) => `${lamp} is on under the open dome; switch it off.`);
}
