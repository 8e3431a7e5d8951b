import { isFresh } from '../instruments/readBackFacts.ts';
import type { DetectorName } from '../model/request.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

const BUSY: Readonly<Record<string, string>> = {
  EXPOSING: 'is exposing',
  READING: 'is reading out',
  READY: 'holds an image that is being fetched',
};

/** Why a camera cannot take an order now. */
export function cameraReasons(facts: InterlockFacts, detector: DetectorName): string[] {
  const { status, name } = detector === 'VIS' ? facts.instruments.vis : facts.instruments.nir;
  if (status === null || !isFresh(status, facts.now)) return [`${name} does not answer.`];
  if (status.state === 'FAULT') return [`${name} reports a fault: ${status.fault ?? 'not named'}.`];
  if (status.state === 'IDLE') return [];
  return [`${name} ${BUSY[status.state] ?? 'is busy'}; wait, or abort the exposure.`];
}
