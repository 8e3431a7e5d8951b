import type { PreviousPlan } from '../PlanOptions.ts';
import type { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';

/** What was planned weighs more by this share: it gives way to what is clearly better only. */
const FAVOUR = 0.04;
/** What starts within so many seconds is not moved at all, and weighs more by a larger share: half an hour of preparation. */
const SOON_SECONDS = 1800;
const FAVOUR_SOON = 0.25;

/**
 * The same problem as who is loath to change a plan sees it; its values are not those of the real one. What starts soon may
 * only start where the repaired chain has it.
 */
export function favourPrevious(previous: PreviousPlan, repaired: Chain, starts: Float64Array): CompiledProblem {
  const { compiled } = repaired;
  const weight = compiled.weight.slice();
  const scalarWeight = compiled.scalarWeight.slice();
  const from = compiled.from.slice();
  const until = compiled.until.slice();
  const now = compiled.problem.now ?? compiled.horizonStart;
  const favour = (i: number, share: number) => {
    weight[i] = (compiled.weight[i] as number) * (1 + share);
    scalarWeight[i] = (compiled.scalarWeight[i] as number) * (1 + share);
  };
  const soon = new Set<number>();
  for (const { id, start } of previous.planned) {
    const i = compiled.indexOf.get(id);
    if (i === undefined || compiled.possible[i] === 0) continue;
    favour(i, FAVOUR);
    if (start >= now && start < now + SOON_SECONDS) soon.add(i);
  }
  for (let k = 0; k < repaired.length; k++) {
    const i = repaired.order[k] as number;
    if (!soon.has(i)) continue;
    favour(i, FAVOUR_SOON);
    const [first, end] = [compiled.firstRange[i] as number, compiled.firstRange[i + 1] as number];
    from.fill(starts[k] as number, first, end);
    until.fill(starts[k] as number, first, end);
  }
  return { ...compiled, weight, scalarWeight, from, until };
}
