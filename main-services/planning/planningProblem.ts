import type { Night } from '../model/night.ts';
import type { ObservationRequest, ScientificProgramme, SequenceStatus, TimeWindow } from '../model/request.ts';
import type { PyrosUser } from '../model/user.ts';
import type { Interval, PlannableSequence, PlanningProblem, RequestRule } from '../scheduler/PlanningProblem.ts';
import type { PlanningCandidate } from './candidatesFor.ts';
import type { TimeSpent } from './timeSpent.ts';
import type { CandidateWindows } from './windowsFor.ts';

/** What holds the telescope now; null times = it has just begun. */
export interface Execution {
  readonly sequenceId: number;
  readonly startedAt: number | null;
  readonly expectedEndAt: number | null;
}

export interface PlanningFacts {
  readonly candidates: readonly PlanningCandidate[];
  readonly windowsOf: (candidate: PlanningCandidate) => CandidateWindows;
  readonly night: Night;
  readonly now: number;
  readonly executing: Execution | null;
  readonly programmes: readonly ScientificProgramme[];
  readonly users: readonly PyrosUser[];
  readonly spent: TimeSpent;
}

/** Statuses that say a request has begun: then "nothing" is no longer possible, and the rest is done as well as may be. */
const BEGUN: ReadonlySet<SequenceStatus> = new Set(['EXECUTING', 'COMPLETED', 'INTERRUPTED']);

/**
 * The records of the observatory as the planner's problem. Seconds since the Unix epoch; windows are narrowed and durations
 * widened to whole seconds, so that a plan holds in milliseconds too.
 */
export function planningProblem(facts: PlanningFacts): PlanningProblem {
  const { candidates, night, executing, programmes, users, spent } = facts;
  const now = Math.ceil(facts.now / 1000);
  const nightSeconds = Math.max(0, Math.floor((night.end - night.start) / 1000));
  const locked = candidates.find(({ sequence }) => sequence.id === executing?.sequenceId);
  const held = executing === null ? null : heldTime(executing, locked, now);
  const requests = new Map(candidates.map(({ request }) => [request.id, request]));
  return {
    nights: [inward(night)],
    now,
    // What holds the telescope without being a candidate (its request was withdrawn meanwhile) still holds it.
    lost: held !== null && locked === undefined ? [held] : [],
    overhead: { kind: 'constant', seconds: 0 },
    objective: { ranking: 'strict', worth: 'priority-time' },
    programmes: programmes.map(({ id, classLetter, quotaPercent }) => ({
      id: String(id),
      class: classLetter,
      quotaSeconds: Math.floor((nightSeconds * quotaPercent) / 100),
      usedSeconds: spent.ofProgramme.get(id) ?? 0,
    })),
    users: users.map(({ id, quotaSeconds }) => ({
      id: String(id),
      quotaSeconds: Math.max(0, Math.floor(quotaSeconds)),
      usedSeconds: spent.ofUser.get(id) ?? 0,
    })),
    requests: [...requests.values()].map((request) => requestRule(request, candidates)),
    sequences: candidates.map((candidate) =>
      candidate === locked && held !== null
        ? { ...plannable(candidate, facts), durationSeconds: held.end - held.start }
        : plannable(candidate, facts),
    ),
    locked: locked === undefined || held === null ? [] : [{ id: String(locked.sequence.id), start: held.start }],
  };
}

function plannable(candidate: PlanningCandidate, { windowsOf }: PlanningFacts): PlannableSequence {
  const { request, sequence } = candidate;
  const { windows, whyNone } = windowsOf(candidate);
  return {
    id: String(sequence.id),
    name: sequence.name,
    request: String(request.id),
    programme: String(request.programmeId),
    user: String(request.userId),
    alert: request.isAlert,
    priority: request.programmePriority + sequence.priorityOffset,
    durationSeconds: Math.max(1, Math.ceil(sequence.durationSeconds)),
    overheadSeconds: Math.ceil(sequence.overheadSeconds),
    windows: windows.map(inward).filter(({ start, end }) => end >= start),
    preferredStart: sequence.preferredAt === null ? null : Math.ceil(sequence.preferredAt / 1000),
    mayMoveEarlierSeconds: Math.floor(sequence.mayMoveEarlierSeconds),
    mayMoveLaterSeconds: Math.floor(sequence.mayMoveLaterSeconds),
    rightAscensionDegrees: sequence.rightAscensionDegrees,
    declinationDegrees: sequence.declinationDegrees,
    whyNoWindow: whyNone,
  };
}

function requestRule(request: ObservationRequest, candidates: readonly PlanningCandidate[]): RequestRule {
  const id = String(request.id);
  if (request.sequences.some(({ status }) => BEGUN.has(status))) return { id, strategy: 'best-effort', mandatory: [] };
  const mandatory = candidates.filter((one) => one.request.id === request.id && one.sequence.mandatory);
  return {
    id,
    strategy: request.allOrNothing ? 'all-or-nothing' : 'best-effort',
    mandatory: mandatory.map(({ sequence }) => String(sequence.id)),
  };
}

/** From when to when the executing sequence holds the telescope: at least until now. */
function heldTime(executing: Execution, candidate: PlanningCandidate | undefined, now: number): Interval {
  const start = executing.startedAt === null ? now : Math.min(now, Math.floor(executing.startedAt / 1000));
  const planned = start + Math.ceil(candidate?.sequence.durationSeconds ?? 0);
  const end = executing.expectedEndAt === null ? planned : Math.ceil(executing.expectedEndAt / 1000);
  return { start, end: Math.max(end, now, start + 1) };
}

function inward({ start, end }: TimeWindow): Interval {
  return { start: Math.ceil(start / 1000), end: Math.floor(end / 1000) };
}
