import { addNights } from '../astronomy/nightDates.ts';
import type { PlanningRepository } from '../database/Repositories.ts';
import type { DisplacedSequence, DryRun, TriedSequence } from '../model/dryRun.ts';
import type { Night } from '../model/night.ts';
import type { Planning } from '../model/planning.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { FinalPlan } from './answerQuestion.ts';
import type { LostSpan } from './LostSpan.ts';
import { type NightFactsSources, nightFacts, questionOf } from './nightFacts.ts';
import type { NightPlanner } from './PlannerRun.ts';
import { type Execution, type PlanningFacts, planningOf, previousPlanOf } from './planningMapping.ts';

export interface NightPreviewOptions extends NightFactsSources {
  readonly plannings: Pick<PlanningRepository, 'latest'>;
  readonly planner: NightPlanner;
  readonly nights: { nightToPlan(at: number): Night; nightOf(date: string): Night };
  readonly clock: Pick<Clock, 'now'>;
  readonly executing: () => Execution | null;
  readonly lost: () => readonly LostSpan[];
  /** Wall time for each plan. */
  readonly improveForMs: number;
}

/** Starts that differ by less are the same place. */
const SAME_PLACE_MS = 60_000;

/** Plans that are only looked at, never stored: the next night as it stands, and "what if this request were submitted?". */
export class NightPreview {
  readonly #o: NightPreviewOptions;

  constructor(options: NightPreviewOptions) {
    this.#o = options;
  }

  /** The planning of the night after the one in force, supposing that tonight goes as planned. */
  async nextNight(): Promise<Planning> {
    const tonight = this.#o.nights.nightToPlan(this.#o.clock.now());
    const latest = await this.#o.plannings.latest();
    const done = new Set(latest?.nightDate === tonight.date ? latest.planned.map(({ sequenceId }) => sequenceId) : []);
    const night = this.#o.nights.nightOf(addNights(tonight.date, 1));
    const facts = await this.#facts(night, (all) => all.filter(({ sequence }) => !done.has(sequence.id)));
    const { result, explanations } = await this.#plan(facts, null);
    const planning = planningOf(result, explanations, { ...facts, before: [], trigger: 'computed ahead' });
    return { ...planning, createdAt: this.#o.clock.now(), id: 0 };
  }

  /** What a request that is not submitted, or not even stored, would get and what it would displace in its night. */
  async tryRequest(request: ObservationRequest): Promise<DryRun> {
    const now = this.#o.clock.now();
    const tonight = this.#o.nights.nightToPlan(now);
    const night = request.nightDate > tonight.date ? this.#o.nights.nightOf(request.nightDate) : tonight;
    const own = candidatesOf(request);
    const isOwn = new Set(own.map(({ sequence }) => sequence.id));
    const others = await this.#facts(night, (all) => all.filter(({ sequence }) => !isOwn.has(sequence.id)));
    const latest = await this.#o.plannings.latest();
    const without = await this.#plan(others, latest);
    const before = planningOf(without.result, [], { ...others, before: [], trigger: 'without the request' });
    const facts = { ...others, candidates: [...others.candidates, ...own] };
    const trigger = `what if '${request.name}' were submitted`;
    const { result, explanations } = await this.#plan(facts, { ...before, id: 0 });
    const after: Planning = { ...planningOf(result, explanations, { ...facts, before: [], trigger }), id: 0 };
    const sequences = own.map((candidate) => outcomeOf(candidate, after));
    const displaced = displacedIn(before, after);
    return {
      requestName: request.name,
      nightDate: night.date,
      verdict: verdictOf(request.name, sequences, displaced),
      sequences,
      displaced,
      planning: after,
      valueBefore: without.result.value,
      valueAfter: result.value,
    };
  }

  #facts(night: Night, choose: (all: readonly PlanningCandidate[]) => readonly PlanningCandidate[]) {
    const now = this.#o.clock.now();
    const isTonight = night.date === this.#o.nights.nightToPlan(now).date;
    const executing = isTonight ? this.#o.executing() : null;
    return nightFacts(this.#o, { night, now, executing, lost: this.#lost(night) }, choose);
  }

  #lost(night: Night): readonly LostSpan[] {
    return this.#o.lost().filter(({ start, end }) => end > night.start && start < night.end);
  }

  #plan(facts: PlanningFacts, previous: Planning | null): Promise<FinalPlan> {
    const plan = previousPlanOf(previous, facts.night.date);
    return this.#o.planner.ask(questionOf(facts, this.#lost(facts.night), plan, this.#o.improveForMs)).final;
  }
}

/** A request as it would be planned: everything in it that has not run. */
function candidatesOf({ sequences, ...request }: ObservationRequest): readonly PlanningCandidate[] {
  const ended = new Set(['COMPLETED', 'INTERRUPTED', 'CANCELLED', 'EXECUTING']);
  const hasBegun = sequences.some(({ status }) => ended.has(status) && status !== 'CANCELLED');
  return sequences
    .filter(({ status }) => !ended.has(status))
    .map((sequence) => ({ request: { ...request, hasBegun }, sequence }));
}

function outcomeOf({ sequence }: PlanningCandidate, after: Planning): TriedSequence {
  const place = after.planned.find(({ sequenceId }) => sequenceId === sequence.id);
  const refused = after.rejected.find(({ sequenceId }) => sequenceId === sequence.id);
  return {
    name: sequence.name,
    start: place?.start ?? null,
    end: place?.end ?? null,
    reason: refused?.reason ?? null,
    wouldTake: refused?.detail?.wouldTake ?? null,
  };
}

function displacedIn(before: Omit<Planning, 'id'>, after: Planning): readonly DisplacedSequence[] {
  const places = new Map(after.planned.map((one) => [one.sequenceId, one.start]));
  const reasons = new Map(after.rejected.map((one) => [one.sequenceId, one.reason]));
  return before.planned.flatMap(({ sequenceId, requestId, name, programme, start }) => {
    const newStart = places.get(sequenceId) ?? null;
    if (newStart !== null && Math.abs(newStart - start) < SAME_PLACE_MS) return [];
    return [{ sequenceId, requestId, name, programme, start, newStart, reason: reasons.get(sequenceId) ?? null }];
  });
}

function verdictOf(name: string, sequences: readonly TriedSequence[], displaced: readonly DisplacedSequence[]): string {
  const placed = sequences.filter(({ start }) => start !== null).length;
  const dropped = displaced.filter(({ newStart }) => newStart === null).length;
  const moved = displaced.length - dropped;
  const gets =
    placed === sequences.length
      ? `'${name}' would be planned${sequences.length > 1 ? ` whole, ${placed} sequences` : ''}`
      : placed === 0
        ? `'${name}' would find no place`
        : `${placed} of ${sequences.length} sequences of '${name}' would be planned`;
  const costs = [
    ...(dropped > 0
      ? [`${dropped} other sequence${dropped > 1 ? 's' : ''} would lose ${dropped > 1 ? 'their places' : 'its place'}`]
      : []),
    ...(moved > 0 ? [`${moved} would move`] : []),
  ];
  return `${gets}; ${costs.length > 0 ? costs.join(', ') : 'nothing else would change'}.`;
}
