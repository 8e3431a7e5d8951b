import type { SequenceSettlement, TimeSpent } from '../database/Repositories.ts';
import type { Night } from '../model/night.ts';
import type { PlannedSequence, Planning, RejectedSequence } from '../model/planning.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { ScientificProgramme, SequenceStatus, TimeWindow } from '../model/request.ts';
import type { PyrosUser } from '../model/user.ts';
import type { Explanation } from '../scheduler/explain/Explanation.ts';
import type { Interval, PlannableSequence, PlanningProblem, RequestRule } from '../scheduler/PlanningProblem.ts';
import type { PreviousPlan } from '../scheduler/PlanOptions.ts';
import type { PlanResult, RejectionCode } from '../scheduler/PlanResult.ts';
import type { CandidateWindows } from './windowsFor.ts';

// The only place where records of the observatory become the planner's problem, and its answer becomes records again: ids are
// numbers here and text there, instants milliseconds here and whole seconds there.

/** What holds the telescope now; null times = it has just begun. */
export interface Execution {
  readonly sequenceId: number;
  readonly startedAt: number | null;
  readonly expectedEndAt: number | null;
}

/** Everything about one night that a planning is made from. */
export interface PlanningFacts {
  readonly candidates: readonly PlanningCandidate[];
  readonly windowsOf: (candidate: PlanningCandidate) => CandidateWindows;
  readonly night: Night;
  readonly now: number;
  readonly executing: Execution | null;
  /** Time that cannot be used. */
  readonly lost: readonly TimeWindow[];
  readonly programmes: readonly ScientificProgramme[];
  readonly users: readonly PyrosUser[];
  readonly spent: TimeSpent;
  /** Left out: class before class. */
  readonly ranking?: PlanningProblem['objective']['ranking'] | undefined;
}

/**
 * The records as the planner's problem. Windows are narrowed and durations widened to whole seconds, so that a plan holds in
 * milliseconds too.
 */
export function problemOf(facts: PlanningFacts): PlanningProblem {
  const { candidates, night, executing, programmes, users, spent } = facts;
  const now = Math.ceil(facts.now / 1000);
  const nightSeconds = Math.max(0, Math.floor((night.end - night.start) / 1000));
  const locked = candidates.find(({ sequence }) => sequence.id === executing?.sequenceId);
  const held = executing === null ? null : heldTime(executing, locked, now);
  return {
    nights: [inward(night)],
    now,
    // What holds the telescope without being a candidate (its request was withdrawn meanwhile) still holds it.
    lost: [...facts.lost.map(outward), ...(held !== null && locked === undefined ? [held] : [])],
    overhead: { kind: 'constant', seconds: 0 },
    objective: { ranking: facts.ranking ?? 'strict', worth: 'priority-time' },
    programmes: programmes.map(({ id, classLetter, quotaPercent }) => ({
      id: String(id),
      class: classLetter,
      quotaSeconds: Math.floor((nightSeconds * quotaPercent) / 100),
      usedSeconds: Math.ceil(spent.ofProgramme.get(id) ?? 0),
    })),
    // A user's quota is what is left of it: what was used is taken off when a sequence ends.
    users: users.map(({ id, quotaSeconds }) => ({
      id: String(id),
      quotaSeconds: Math.max(0, Math.floor(quotaSeconds)),
      usedSeconds: 0,
    })),
    requests: requestRules(candidates),
    sequences: candidates.map((candidate) =>
      candidate === locked && held !== null
        ? { ...plannable(candidate, facts), durationSeconds: held.end - held.start }
        : plannable(candidate, facts),
    ),
    locked: locked === undefined || held === null ? [] : [{ id: String(locked.sequence.id), start: held.start }],
  };
}

/** A stored planning as the one to disturb least. */
export function previousPlanOf(planning: Planning | null, nightDate: string): PreviousPlan {
  if (planning?.nightDate !== nightDate) return { planned: [], fingerprint: null };
  return {
    planned: planning.planned
      .filter(({ status }) => status === 'EXPECTED' || status === 'EXECUTING')
      .map(({ sequenceId, start }) => ({ id: String(sequenceId), start: Math.round(start / 1000) })),
    fingerprint: planning.fingerprint ?? null,
  };
}

/** The planner's answer as a planning to store; `before` are the rows of what has already run in this night. */
export function planningOf(
  result: PlanResult,
  explanations: readonly Explanation[],
  facts: Pick<PlanningFacts, 'candidates' | 'night' | 'now' | 'executing'> & {
    readonly before: readonly PlannedSequence[];
    readonly trigger: string;
  },
): Omit<Planning, 'id'> {
  const byId = new Map(facts.candidates.map((candidate) => [String(candidate.sequence.id), candidate]));
  const explained = new Map(explanations.map((one) => [one.id, one]));
  const { value, bound, gap, optimal } = result.certificate;
  return {
    nightDate: facts.night.date,
    createdAt: facts.now,
    trigger: facts.trigger,
    planStart: Math.max(facts.now, facts.night.start),
    planEnd: facts.night.end,
    planned: [
      ...facts.before,
      ...result.planned.flatMap(({ id, start, end, roomEarlierSeconds, roomLaterSeconds }): PlannedSequence[] => {
        const candidate = byId.get(id);
        if (!candidate) return [];
        const { request, sequence } = candidate;
        const moved = explained.get(id);
        return [
          {
            ...headOf(candidate),
            isAlert: request.isAlert,
            priority: request.programmePriority + sequence.priorityOffset,
            start: start * 1000,
            end: end * 1000,
            status: sequence.id === facts.executing?.sequenceId ? 'EXECUTING' : 'EXPECTED',
            rightAscensionDegrees: sequence.rightAscensionDegrees,
            declinationDegrees: sequence.declinationDegrees,
            roomEarlierSeconds,
            roomLaterSeconds,
            ...(moved?.outcome === 'moved' ? { movedBecause: moved.sentence } : {}),
          },
        ];
      }),
    ],
    rejected: result.rejected.flatMap((rejection): RejectedSequence[] => {
      const candidate = byId.get(rejection.id);
      return candidate ? [rejectedOf(candidate, rejection, explained.get(rejection.id))] : [];
    }),
    certificate: { value, bound, gap, optimal },
    fingerprint: result.fingerprint,
    improves: null,
  };
}

/** Reasons that no other planning of the same night can do away with. */
const FOR_GOOD: ReadonlySet<RejectionCode> = new Set(['never-visible', 'window-too-short', 'outside-the-night']);

/** What a planning makes of each sequence; what executes is for its runner to settle. */
export function settlementsOf(
  result: PlanResult,
  rejected: readonly RejectedSequence[],
): readonly SequenceSettlement[] {
  const reasons = new Map(rejected.map(({ sequenceId, reason }) => [sequenceId, reason]));
  const status = (code: RejectionCode): SequenceStatus => (FOR_GOOD.has(code) ? 'UNPLANNABLE' : 'REJECTED');
  return [
    ...result.planned.map(({ id }) => ({ sequenceId: Number(id), status: 'PLANNED' as const, reason: null })),
    ...result.rejected.map(({ id, code, reason }) => ({
      sequenceId: Number(id),
      status: status(code),
      reason: reasons.get(Number(id)) ?? reason,
    })),
  ];
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
    filler: sequence.filler ?? false,
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

/** Once a request has begun, "nothing of it" is no longer possible, and the rest is done as well as may be. */
function requestRules(candidates: readonly PlanningCandidate[]): RequestRule[] {
  return [...Map.groupBy(candidates, ({ request }) => request.id).values()].flatMap((members): RequestRule[] => {
    const request = members[0]?.request;
    if (request === undefined) return [];
    const id = String(request.id);
    if (request.hasBegun) return [{ id, strategy: 'best-effort', mandatory: [] }];
    const mandatory = members.filter(({ sequence }) => sequence.mandatory).map(({ sequence }) => String(sequence.id));
    return [{ id, strategy: request.allOrNothing ? 'all-or-nothing' : 'best-effort', mandatory }];
  });
}

function headOf({ request, sequence }: PlanningCandidate) {
  return { sequenceId: sequence.id, requestId: request.id, name: sequence.name, programme: request.programmeName };
}

function rejectedOf(
  candidate: PlanningCandidate,
  { code, reason, against }: PlanResult['rejected'][number],
  explanation: Explanation | undefined,
): RejectedSequence {
  const price = explanation?.price ?? null;
  return {
    ...headOf(candidate),
    reason: explanation?.sentence ?? reason,
    detail: {
      code: explanation?.kind ?? code,
      against: (explanation?.against.map(({ id }) => id) ?? against).map(Number),
      valueLost: price === null || price.start === null || price.breaksTier ? null : price.valueLost,
      displaces: (price?.displaced ?? []).map(Number),
      wouldTake: explanation?.remedies[0]?.sentence ?? null,
    },
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

function outward({ start, end }: TimeWindow): Interval {
  return { start: Math.floor(start / 1000), end: Math.ceil(end / 1000) };
}
