import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import type { PlanResult } from '../../../main-services/scheduler/PlanResult.ts';

/** Every rule a plan breaks, in words. Written from the rules alone; uses nothing of the planner. */
export function violations(problem: PlanningProblem, result: PlanResult): string[] {
  const broken: string[] = [];
  const byId = new Map(problem.sequences.map((sequence) => [sequence.id, sequence]));
  const lockedAt = new Map(problem.locked.map(({ id, start }) => [id, start]));
  const plannedIds = new Set(result.planned.map(({ id }) => id));
  const answered = [...result.planned, ...result.rejected].map(({ id }) => id).sort();
  const asked = problem.sequences.map(({ id }) => id).sort();
  if (JSON.stringify(answered) !== JSON.stringify(asked)) broken.push(`answered ${answered}, asked ${asked}`);

  for (const { id, start, end, locked } of result.planned) {
    const sequence = byId.get(id);
    if (!sequence) continue;
    if (!Number.isInteger(start)) broken.push(`${id} starts at ${start}`);
    if (end !== start + sequence.durationSeconds) broken.push(`${id} does not last as long as it should`);
    if (locked !== lockedAt.has(id)) broken.push(`${id} is wrongly called ${locked ? 'locked' : 'free'}`);
    if (lockedAt.has(id)) continue;
    const inside = ({ start: from, end: to }: { start: number; end: number }) => start >= from && end <= to;
    if (!sequence.windows.some(inside)) broken.push(`${id} is outside its windows`);
    if (!problem.nights.some(inside)) broken.push(`${id} is outside the nights`);
    if (problem.now !== null && start < problem.now) broken.push(`${id} starts in the past`);
    if (problem.lost.some((lost) => start < lost.end && end > lost.start)) broken.push(`${id} is in lost time`);
    const { preferredStart, mayMoveEarlierSeconds, mayMoveLaterSeconds } = sequence;
    if (preferredStart !== null) {
      if (mayMoveEarlierSeconds !== null && start < preferredStart - mayMoveEarlierSeconds)
        broken.push(`${id} too early`);
      if (mayMoveLaterSeconds !== null && start > preferredStart + mayMoveLaterSeconds) broken.push(`${id} too late`);
    }
  }
  for (const [id, start] of lockedAt) {
    const place = result.planned.find((planned) => planned.id === id);
    if (place?.start !== start) broken.push(`locked ${id} moved`);
  }
  const inOrder = result.planned.toSorted((a, b) => a.start - b.start);
  for (const [i, place] of inOrder.entries()) {
    const next = inOrder[i + 1];
    const [before, after] = [byId.get(place.id), next && byId.get(next.id)];
    if (!next || !before || !after || (lockedAt.has(place.id) && lockedAt.has(next.id))) continue;
    if (next.start < place.end + overhead(problem, before, after))
      broken.push(`${next.id} starts too soon after ${place.id}`);
  }
  for (const [what, owners] of [
    ['programme', problem.programmes],
    ['user', problem.users],
  ] as const) {
    for (const owner of owners) {
      if (owner.quotaSeconds === null) continue;
      const spent = (ids: readonly string[]) =>
        problem.sequences
          .filter((s) => s[what] === owner.id && ids.includes(s.id))
          .reduce((sum, s) => sum + s.durationSeconds, 0);
      // Alerts count, and are held back by nobody: where only they are planned a quota may be exceeded.
      const open = result.planned.filter(({ locked }) => !locked).map(({ id }) => id);
      // What an alert cannot do without is as free as the alert.
      const needed = new Set(
        problem.requests
          .filter(({ id }) => problem.sequences.some((s) => s.request === id && s.alert && plannedIds.has(s.id)))
          .flatMap(({ mandatory, strategy, id }) =>
            strategy === 'all-or-nothing' && mandatory.length === 0
              ? problem.sequences.filter((s) => s.request === id).map((s) => s.id)
              : mandatory,
          ),
      );
      const bound = open.filter((id) => !byId.get(id)?.alert && !needed.has(id));
      if (spent(bound) > 0 && owner.usedSeconds + spent(open) > owner.quotaSeconds) {
        broken.push(`${what} ${owner.id} exceeds its quota`);
      }
    }
  }
  for (const request of problem.requests) {
    const members = problem.sequences.filter((s) => s.request === request.id).map(({ id }) => id);
    if (members.some((id) => lockedAt.has(id)) || !members.some((id) => plannedIds.has(id))) continue;
    const all = request.strategy === 'all-or-nothing' && request.mandatory.length === 0;
    for (const id of all ? members : request.mandatory) {
      if (!plannedIds.has(id)) broken.push(`request ${request.id} is planned without its mandatory ${id}`);
    }
  }
  for (const { id, reason } of result.rejected)
    if (!/^[A-Z].*\.$/s.test(reason)) broken.push(`${id}: "${reason}" is no sentence`);
  return broken;
}

export function overhead(problem: PlanningProblem, a: PlannableSequence, b: PlannableSequence): number {
  const model = problem.overhead;
  if (model.kind === 'constant') return model.seconds + b.overheadSeconds;
  const rad = Math.PI / 180;
  const cosine =
    Math.sin(a.declinationDegrees * rad) * Math.sin(b.declinationDegrees * rad) +
    Math.cos(a.declinationDegrees * rad) *
      Math.cos(b.declinationDegrees * rad) *
      Math.cos((a.rightAscensionDegrees - b.rightAscensionDegrees) * rad);
  const slew = Math.acos(Math.min(1, Math.max(-1, cosine))) / rad / model.degreesPerSecond;
  const steps = Math.ceil(slew / model.stepSeconds - 1e-6);
  return model.baseSeconds + steps * model.stepSeconds + b.overheadSeconds;
}
