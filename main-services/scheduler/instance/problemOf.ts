import { InvalidProblem } from '../InvalidProblem.ts';
import type { Interval, PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import { checkLockedPlaces } from './checkLockedPlaces.ts';
import type { Instance, InstanceOverhead, InstanceSequence, InstanceSpan } from './Instance.ts';
import { wholeSecondsFrom, wholeSecondsUntil } from './wholeSeconds.ts';

/**
 * An instance as the planner's problem, in whole seconds. What is not a whole number of seconds is rounded to the safe side:
 * windows narrower, durations longer, quotas smaller.
 * @throws InvalidProblem when locked sequences contradict the rules or each other
 */
export function problemOf(instance: Instance): PlanningProblem {
  const lockedAt = new Map(instance.locked.map(({ id, tsp }) => [id, tsp]));
  const { now, horizon } = instance;
  const problem: PlanningProblem = {
    nights: instance.nights.map((night) => inward(night, horizon)),
    now: now === null ? null : wholeSecondsFrom(now),
    lost: instance.lost.map(({ start, end }) => ({ start: wholeSecondsUntil(start), end: wholeSecondsFrom(end) })),
    overhead: overheadOf(instance.overhead),
    objective: { ranking: 'value', worth: instance.objective === 'priority' ? 'priority' : 'priority-time' },
    programmes: instance.programmes.map(({ id, class: letter, quota }) => ({
      id,
      class: letter,
      quotaSeconds: quota === null ? null : wholeSecondsUntil(quota),
      usedSeconds: 0,
    })),
    users: [],
    requests: instance.requests.map(({ id, mandatory }) => ({ id, strategy: 'best-effort', mandatory })),
    sequences: instance.sequences.map((sequence) => sequenceOf(sequence, lockedAt.get(sequence.id))),
    locked: instance.locked.map(({ id, tsp }) => ({ id, start: wholeSecondsUntil(tsp) })),
  };
  const faults = checkLockedPlaces(instance, problem);
  if (faults.length > 0) throw new InvalidProblem(faults);
  return problem;
}

/** A night inside the horizon; without duration when it lies beside it. */
function inward(night: InstanceSpan, horizon: InstanceSpan): Interval {
  const start = wholeSecondsFrom(Math.max(night.start, horizon.start));
  return { start, end: Math.max(start, wholeSecondsUntil(Math.min(night.end, horizon.end))) };
}

function overheadOf(overhead: InstanceOverhead): PlanningProblem['overhead'] {
  if (overhead.model === 'constant') return { kind: 'constant', seconds: wholeSecondsFrom(overhead.minutes) };
  return {
    kind: 'slew',
    baseSeconds: wholeSecondsFrom(overhead.base),
    degreesPerSecond: overhead.degPerMinute / 60,
    stepSeconds: 60,
  };
}

function sequenceOf(sequence: InstanceSequence, lockedAt: number | undefined): PlannableSequence {
  const { id, request, programme, alert, priority, duration, tPreferred, windows, ra, dec } = sequence;
  const locked = lockedAt === undefined ? 0 : wholeSecondsUntil(lockedAt);
  return {
    id,
    name: id,
    request,
    programme,
    user: null,
    alert,
    priority,
    durationSeconds:
      lockedAt === undefined ? wholeSecondsFrom(duration) : wholeSecondsFrom(lockedAt + duration) - locked,
    overheadSeconds: 0,
    windows: windows.map(({ start, end }) => {
      const from = wholeSecondsFrom(start);
      return { start: from, end: Math.max(from, wholeSecondsUntil(end)) };
    }),
    preferredStart: tPreferred === null ? null : Math.round((tPreferred - duration / 2) * 60),
    mayMoveEarlierSeconds: null,
    mayMoveLaterSeconds: null,
    rightAscensionDegrees: ra,
    declinationDegrees: dec,
    whyNoWindow: null,
  };
}
