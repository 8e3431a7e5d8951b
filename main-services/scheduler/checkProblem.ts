import { InvalidProblem } from './InvalidProblem.ts';
import type { Interval, PlannableSequence, PlanningProblem } from './PlanningProblem.ts';

/** A planner of nights: more than so much at once is a slip in a unit, and a grid over it would have no end. Seven nights are usual. */
const LONGEST_SECONDS = 40 * 86_400;

/** @throws InvalidProblem naming every field that is wrong, and whose it is */
export function checkProblem(problem: PlanningProblem): void {
  const faults: string[] = [];
  const whole = (value: number, minimum: number, what: string) => {
    if (Number.isSafeInteger(value) && value >= minimum) return;
    const least = minimum === Number.NEGATIVE_INFINITY ? '' : ` of at least ${minimum}`;
    faults.push(`${what} must be a whole number of seconds${least}, not ${value}`);
  };
  const anyWhole = (value: number, what: string) => whole(value, Number.NEGATIVE_INFINITY, what);
  const interval = ({ start, end }: Interval, what: string) => {
    anyWhole(start, `${what} start`);
    anyWhole(end, `${what} end`);
    if (end < start) faults.push(`${what} ends (${end}) before it starts (${start})`);
  };
  const unique = (ids: readonly { readonly id: string }[], what: string): Set<string> => {
    const seen = new Set<string>();
    for (const { id } of ids) {
      if (id === '') faults.push(`a ${what} has an empty id`);
      if (seen.has(id)) faults.push(`${what} '${id}' appears twice`);
      seen.add(id);
    }
    return seen;
  };

  for (const [i, night] of problem.nights.entries()) interval(night, `nights[${i}]`);
  const first = problem.nights.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const last = problem.nights.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY);
  if (last - first > LONGEST_SECONDS)
    faults.push(
      `nights span ${last - first} seconds from first to last, and at most ${LONGEST_SECONDS} (40 days) are planned at once`,
    );
  for (const [i, lost] of problem.lost.entries()) interval(lost, `lost[${i}]`);
  if (problem.now !== null) anyWhole(problem.now, 'now');
  checkOverhead(problem.overhead, whole, faults);
  for (const [what, owners] of [
    ['programme', problem.programmes],
    ['user', problem.users],
  ] as const) {
    for (const owner of owners) {
      if (owner.quotaSeconds !== null) whole(owner.quotaSeconds, 0, `${what} '${owner.id}': quotaSeconds`);
      whole(owner.usedSeconds, 0, `${what} '${owner.id}': usedSeconds`);
    }
  }
  const programmes = unique(problem.programmes, 'programme');
  const users = unique(problem.users, 'user');
  const requests = unique(problem.requests, 'request');
  const sequences = unique(problem.sequences, 'sequence');

  for (const sequence of problem.sequences) {
    const who = `sequence '${sequence.id}'`;
    whole(sequence.durationSeconds, 1, `${who}: durationSeconds`);
    whole(sequence.overheadSeconds, 0, `${who}: overheadSeconds`);
    for (const [i, window] of sequence.windows.entries()) interval(window, `${who}: windows[${i}]`);
    if (sequence.preferredStart !== null) anyWhole(sequence.preferredStart, `${who}: preferredStart`);
    for (const side of ['mayMoveEarlierSeconds', 'mayMoveLaterSeconds'] as const) {
      const value = sequence[side];
      if (value !== null) whole(value, 0, `${who}: ${side}`);
    }
    for (const field of ['priority', 'rightAscensionDegrees', 'declinationDegrees'] as const) {
      if (!Number.isFinite(sequence[field])) faults.push(`${who}: ${field} must be a number, not ${sequence[field]}`);
    }
    if (!programmes.has(sequence.programme)) faults.push(`${who}: programme '${sequence.programme}' is not known`);
    if (sequence.user !== null && !users.has(sequence.user))
      faults.push(`${who}: user '${sequence.user}' is not known`);
    if (sequence.request !== null && !requests.has(sequence.request)) {
      faults.push(`${who}: request '${sequence.request}' is not known`);
    }
  }
  const requestOf = new Map(problem.sequences.map((sequence) => [sequence.id, sequence.request]));
  for (const request of problem.requests) {
    for (const id of request.mandatory) {
      if (requestOf.get(id) !== request.id)
        faults.push(`request '${request.id}': mandatory '${id}' is not one of its sequences`);
    }
  }
  unique(problem.locked, 'locked sequence');
  for (const { id, start } of problem.locked) {
    anyWhole(start, `locked '${id}': start`);
    if (!sequences.has(id)) faults.push(`locked '${id}' is not among the sequences`);
  }
  if (faults.length === 0) checkLockedApart(problem, faults);
  if (faults.length > 0) throw new InvalidProblem(faults);
}

function checkOverhead(
  overhead: PlanningProblem['overhead'],
  whole: (value: number, minimum: number, what: string) => void,
  faults: string[],
): void {
  if (overhead.kind === 'constant') {
    whole(overhead.seconds, 0, 'overhead: seconds');
    return;
  }
  whole(overhead.baseSeconds, 0, 'overhead: baseSeconds');
  whole(overhead.stepSeconds, 1, 'overhead: stepSeconds');
  if (!(overhead.degreesPerSecond > 0))
    faults.push(`overhead: degreesPerSecond must be above 0, not ${overhead.degreesPerSecond}`);
}

function checkLockedApart(problem: PlanningProblem, faults: string[]): void {
  const byId = new Map<string, PlannableSequence>(problem.sequences.map((sequence) => [sequence.id, sequence]));
  const places = problem.locked
    .map(({ id, start }) => ({ id, start, end: start + (byId.get(id)?.durationSeconds ?? 0) }))
    .sort((a, b) => a.start - b.start);
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next && next.start < place.end)
      faults.push(`sequences '${place.id}' and '${next.id}' are both fixed but overlap`);
  }
}
