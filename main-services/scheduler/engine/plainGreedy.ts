import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';

/**
 * The plainest plan: in a given order, each sequence in the first gap it fits, nothing shifted. Seldom the best of the first
 * plans, but then no other planner of that kind does better. Sequences that are bound together are left to the refill.
 */
export function plainGreedy(compiled: CompiledProblem, order: Int32Array): Chain {
  const { duration, pairs, firstRange, until, units } = compiled;
  const chain = new Chain(compiled);
  const starts = Float64Array.from(compiled.lockedStart);
  for (const i of order) {
    const unit = units.ofSequence[i] as number;
    const isAlone = (units.first[unit + 1] as number) - (units.first[unit] as number) === 1;
    if (!isAlone || (units.waitsFor[i] as number) >= 0 || !chain.affordable(i)) continue;
    const last = until[(firstRange[i + 1] as number) - 1] as number;
    for (let k = chain.firstPosition(i); k <= chain.length; k++) {
      let ready = Number.NEGATIVE_INFINITY;
      if (k > 0) {
        const before = chain.order[k - 1] as number;
        ready = (starts[before] as number) + (duration[before] as number) + pairs.between(before, i);
      }
      const start = chain.firstStart(i, ready);
      if (start > last) break;
      const after = k < chain.length ? (chain.order[k] as number) : -1;
      if (after >= 0 && start + (duration[i] as number) + pairs.between(i, after) > (starts[after] as number)) continue;
      starts[i] = start;
      chain.insert(i, k);
      break;
    }
  }
  return chain;
}
