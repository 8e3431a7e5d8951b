import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import { overheadBetween } from '../rules/overhead.ts';
import type { Instance } from './Instance.ts';

/** Under a microsecond: what adding minutes in floating point may be off by. */
const TOLERANCE_MINUTES = 1e-8;

/** What is wrong with the fixed sequences, a sentence each: they contradict the rules or each other, so that no plan can hold them. */
export function checkLockedPlaces(instance: Instance, problem: PlanningProblem): readonly string[] {
  const faults: string[] = [];
  const { horizon } = instance;
  const places = lockedPlaces(instance, problem);
  for (const { id, windows, start, end } of places) {
    const inside = (span: { start: number; end: number }) =>
      start >= span.start - TOLERANCE_MINUTES && end <= span.end + TOLERANCE_MINUTES;
    const where = `sequence '${id}' is locked from ${start} to ${end}`;
    if (!windows.some(inside)) faults.push(`${where}, outside its windows`);
    else if (!inside(horizon)) faults.push(`${where}, outside the horizon (${horizon.start} to ${horizon.end})`);
  }
  for (const [i, before] of places.entries()) {
    const after = places[i + 1];
    if (after === undefined) continue;
    const earliest = before.end + overheadBetween(before.sequence, after.sequence, problem.overhead) / 60;
    if (after.start < earliest - TOLERANCE_MINUTES)
      faults.push(
        `locked sequences '${before.id}' and '${after.id}' contradict each other: '${after.id}' starts at ${after.start} and could start at ${earliest} at the earliest`,
      );
  }
  for (const { id, quota } of instance.programmes) {
    const used = places.reduce((sum, place) => sum + (place.programme === id ? place.duration : 0), 0);
    if (quota !== null && used > quota + TOLERANCE_MINUTES)
      faults.push(`programme '${id}': quota is ${quota}, and its locked sequences take ${used}`);
  }
  return faults;
}

function lockedPlaces(instance: Instance, problem: PlanningProblem) {
  const byId = new Map(instance.sequences.map((sequence) => [sequence.id, sequence]));
  const inSeconds = new Map<string, PlannableSequence>(problem.sequences.map((sequence) => [sequence.id, sequence]));
  return instance.locked
    .flatMap(({ id, tsp }) => {
      const [one, sequence] = [byId.get(id), inSeconds.get(id)];
      return one && sequence ? [{ ...one, sequence, start: tsp, end: tsp + one.duration }] : [];
    })
    .sort((a, b) => a.start - b.start);
}
