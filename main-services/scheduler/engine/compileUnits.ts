import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import type { Units } from './CompiledProblem.ts';

/** @param sequences in the order of the indices; those locked are by themselves: what binds them has happened. */
export function compileUnits(
  problem: PlanningProblem,
  sequences: readonly PlannableSequence[],
  indexOf: ReadonlyMap<string, number>,
  locked: Uint8Array,
): Units {
  const count = sequences.length;
  const ofSequence = new Int32Array(count).fill(-1);
  const waitsFor = new Int32Array(count).fill(-1);
  const groups: number[][] = [];
  if (problem.requests.length > 0) {
    const members = new Map<string, number[]>();
    for (let i = 0; i < count; i++) {
      const request = sequences[i]?.request ?? null;
      if (request === null || locked[i] === 1) continue;
      const list = members.get(request);
      if (list) list.push(i);
      else members.set(request, [i]);
    }
    for (const request of problem.requests) {
      const all = members.get(request.id) ?? [];
      // All-or-nothing without a list means every sequence; a list means those, whatever the strategy.
      const named = request.mandatory.flatMap((id) => indexOf.get(id) ?? []).filter((i) => locked[i] === 0);
      const everything = request.strategy === 'all-or-nothing' && request.mandatory.length === 0;
      const together = everything ? all : [...new Set(named)].sort((a, b) => a - b);
      if (together.length === 0) continue;
      for (const i of together) ofSequence[i] = groups.length;
      for (const i of all) if (ofSequence[i] !== groups.length) waitsFor[i] = groups.length;
      groups.push(together);
    }
  }
  for (let i = 0; i < count; i++) {
    if (ofSequence[i] !== -1) continue;
    ofSequence[i] = groups.length;
    groups.push([i]);
  }
  const first = new Int32Array(groups.length + 1);
  const member = new Int32Array(count);
  let at = 0;
  for (let u = 0; u < groups.length; u++) {
    for (const i of groups[u] as number[]) member[at++] = i;
    first[u + 1] = at;
  }
  const { firstFollower, follower } = followers(waitsFor, groups.length);
  return { first, member, ofSequence, waitsFor, firstFollower, follower };
}

function followers(waitsFor: Int32Array, units: number): Pick<Units, 'firstFollower' | 'follower'> {
  const firstFollower = new Int32Array(units + 1);
  let waiting = 0;
  for (const unit of waitsFor) {
    if (unit < 0) continue;
    firstFollower[unit + 1] = (firstFollower[unit + 1] as number) + 1;
    waiting++;
  }
  for (let u = 0; u < units; u++)
    firstFollower[u + 1] = (firstFollower[u + 1] as number) + (firstFollower[u] as number);
  const follower = new Int32Array(waiting);
  const next = firstFollower.slice();
  for (let i = 0; i < waitsFor.length; i++) {
    const unit = waitsFor[i] as number;
    if (unit < 0) continue;
    const at = next[unit] as number;
    follower[at] = i;
    next[unit] = at + 1;
  }
  return { firstFollower, follower };
}
