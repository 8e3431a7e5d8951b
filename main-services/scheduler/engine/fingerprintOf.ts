import type { PlanningProblem } from '../PlanningProblem.ts';

/** A short text that is the same for the same problem, `now` and what is locked aside. */
export function fingerprintOf(problem: PlanningProblem): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  const mix = (value: number) => {
    low = Math.imul(low ^ (value | 0), 0x01000193);
    high = Math.imul((high ^ (value | 0)) + (low >>> 15), 0x85ebca6b);
  };
  const number = (value: number | null | undefined) => {
    if (value === null || value === undefined) mix(0x7fffffff);
    else {
      mix(value);
      if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff) mix((value % 1) * 0x40000000 + value / 0x40000000);
    }
  };
  const text = (value: string | null) => {
    if (value === null) return mix(-1);
    for (let at = 0; at < value.length; at++) mix(value.charCodeAt(at));
    mix(value.length);
  };
  const { overhead, objective } = problem;
  text(objective.ranking);
  text(objective.worth);
  text(overhead.kind);
  for (const value of Object.values(overhead)) if (typeof value === 'number') number(value);
  for (const { start, end } of [...problem.nights, ...problem.lost]) {
    number(start);
    number(end);
  }
  for (const owner of [...problem.programmes, ...problem.users]) {
    text(owner.id);
    number(owner.quotaSeconds);
    number(owner.usedSeconds);
  }
  for (const { id, strategy, mandatory } of problem.requests) {
    text(id);
    text(strategy);
    for (const one of mandatory) text(one);
  }
  // The order of the list says nothing: sequences are summed up.
  let sum = 0;
  const [lowBefore, highBefore] = [low, high];
  for (const sequence of problem.sequences) {
    low = lowBefore;
    high = highBefore;
    text(sequence.id);
    text(sequence.request);
    text(sequence.programme);
    text(sequence.user);
    mix((sequence.alert ? 1 : 0) + (sequence.filler === true ? 2 : 0));
    number(sequence.priority);
    number(sequence.durationSeconds);
    number(sequence.overheadSeconds);
    number(sequence.preferredStart);
    number(sequence.mayMoveEarlierSeconds);
    number(sequence.mayMoveLaterSeconds);
    number(sequence.rightAscensionDegrees);
    number(sequence.declinationDegrees);
    for (const { start, end } of sequence.windows) {
      number(start);
      number(end);
    }
    sum = (sum + (low >>> 0) + (high >>> 0) * 1024) % 0x1fffffffffffff;
  }
  return `${sum.toString(36)}-${problem.sequences.length}`;
}
