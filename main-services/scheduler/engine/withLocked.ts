import type { CompiledProblem } from './CompiledProblem.ts';

/** A sequence and when it starts, in seconds. */
export interface Placed {
  readonly i: number;
  readonly start: number;
}

/** The order in time of sequences and the locked ones between them. */
export function withLocked({ count, locked, lockedStart }: CompiledProblem, placed: readonly Placed[]): number[] {
  const all = [...placed];
  for (let i = 0; i < count; i++) if (locked[i] === 1) all.push({ i, start: lockedStart[i] as number });
  return all.sort((a, b) => a.start - b.start || a.i - b.i).map(({ i }) => i);
}
