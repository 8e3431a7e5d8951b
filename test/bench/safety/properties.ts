import fc from 'fast-check';
import { safeSequences } from '../../unit/interlocks/safeSequences.ts';
import type { Figure } from '../Figure.ts';
import { figureOf } from '../Figure.ts';

/** Ten times what the tests run. */
const SEQUENCES = 100_000;
const SEED = 20261215;

/** Random sequences of orders and mishaps over the interlocks; a failing one is shrunk and printed with its seed. */
export async function properties(say: (line: string) => void): Promise<readonly Figure[]> {
  const details = fc.check(safeSequences, { numRuns: SEQUENCES, seed: SEED });
  if (details.failed) say(fc.defaultReportMessage(details) ?? 'a sequence failed');
  return [figureOf('safety.interlock-sequences', details.numRuns, 'held', { atLeast: SEQUENCES }, details.numRuns)];
}
