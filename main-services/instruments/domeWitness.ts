import type { InstrumentsState } from '../model/operations.ts';
import { isFresh } from './readBackFacts.ts';

/** What the dome's own fresh read-back says of its shutter; anything but shut lets light and rain in. */
export function domeWitness({ dome: { status } }: InstrumentsState, now: number): 'open' | 'shut' | 'unknown' {
  if (status === null || !isFresh(status, now) || status.shutter === 'FAULT') return 'unknown';
  return status.shutter === 'CLOSED' ? 'shut' : 'open';
}
