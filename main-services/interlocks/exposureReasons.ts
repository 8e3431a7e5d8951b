import { isFresh } from '../instruments/readBackFacts.ts';
import type { InterlockFacts } from './InterlockFacts.ts';

/** Why nothing in the beam may move: what a camera exposes now would be spoilt. */
export function exposureReasons({ instruments, now }: InterlockFacts): string[] {
  return [instruments.vis, instruments.nir]
    .filter(({ status }) => status?.state === 'EXPOSING' && isFresh(status, now))
    .map(({ name }) => `${name} is exposing; wait, or abort the exposure.`);
}
