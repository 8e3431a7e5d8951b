import { addNights } from '../astronomy/nightDates.ts';
import type { PlanningRepository, RequestRepository, UserRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { Planning } from '../model/planning.ts';
import type { Sequence, SequenceStatus } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { PlanningProblem } from '../scheduler/PlanningProblem.ts';
import type { PlanResult } from '../scheduler/PlanResult.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import { candidatesFor, type PlanningCandidate } from './candidatesFor.ts';
import { planningFrom, rowsThatEnded } from './planningFrom.ts';
import { type Execution, planningProblem } from './planningProblem.ts';
import { type StatusAfterPlanning, statusAfterPlanning } from './statusAfterPlanning.ts';
import { timeSpent } from './timeSpent.ts';
import { type CandidateWindows, windowsFor } from './windowsFor.ts';

/** The newest requests, among which those of tonight that have ended are found. */
const RECENT = 1000;
/** A planning is made again when another sequence began meanwhile; more often than this nothing would ever be planned. */
const MOST_ATTEMPTS = 3;
/** What a planning may still change; a sequence that began, ended, or was cancelled or withdrawn meanwhile is left alone. */
const CHANGEABLE: ReadonlySet<SequenceStatus> = new Set([
  'TOBEPLANNED',
  'OBSERVABLE',
  'PLANNED',
  'REJECTED',
  'UNPLANNABLE',
]);

export interface PlanningServiceOptions {
  readonly requests: Pick<
    RequestRepository,
    'submittedFor' | 'list' | 'get' | 'setSequenceStatus' | 'setSequenceWindows'
  >;
  readonly plannings: Pick<PlanningRepository, 'save' | 'latest'>;
  readonly users: Pick<UserRepository, 'list' | 'programmes'>;
  readonly planner: { plan(problem: PlanningProblem): Promise<PlanResult> };
  readonly nights: { nightToPlan(at: number): Night };
  readonly site: Site;
  readonly clock: Pick<Clock, 'now' | 'hold'>;
  readonly log: Log;
  /** What holds the telescope at this very moment; null = nothing. */
  readonly executing: () => Execution | null;
}

interface Turn {
  readonly triggers: string[];
  readonly done: Promise<Planning>;
}

/** Plans the night whenever something asks for it, one planning at a time; every planning is stored and told. */
export class PlanningService {
  readonly #o: PlanningServiceOptions;
  readonly #listeners = new Set<(planning: Planning) => void>();
  #running: Promise<unknown> = Promise.resolve();
  #next: Turn | null = null;

  constructor(options: PlanningServiceOptions) {
    this.#o = options;
  }

  /** Tells of every planning once it is stored; answers how to stop being told. */
  onPlanned(listener: (planning: Planning) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Plans the night under way, or the coming one. Asked again while a planning runs, it plans once more afterwards, for all who
   * asked meanwhile together.
   */
  replan(trigger: string): Promise<Planning> {
    const waiting = this.#next;
    if (waiting !== null) {
      if (!waiting.triggers.includes(trigger)) waiting.triggers.push(trigger);
      return waiting.done;
    }
    const triggers = [trigger];
    const done = this.#running.then(() => {
      this.#next = null;
      return holding(this.#o.clock, () => this.#plan(triggers.join('; ')));
    });
    this.#next = { triggers, done };
    this.#running = done.catch(() => undefined);
    return done;
  }

  /** The same for who cannot wait: a failure is logged. */
  replanSoon(trigger: string): void {
    this.replan(trigger).catch((error: unknown) => {
      this.#o.log.error(`planning (${trigger}) failed: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  /** Settles what a night that is over has left open: put off when it may be, otherwise rejected with the reason. */
  async closeNight(night: Night): Promise<void> {
    await this.#running;
    await holding(this.#o.clock, async () => {
      const candidates = candidatesFor(await this.#o.requests.submittedFor(night.date), night.date);
      const tomorrow = new Set(
        candidatesFor(
          candidates.map(({ request }) => request),
          addNights(night.date, 1),
        ).map(idOf),
      );
      for (const candidate of candidates) {
        const { id, status } = candidate.sequence;
        if (tomorrow.has(id)) {
          const reason = `It was not observed in the night of ${night.date} and is put off to the next one.`;
          await this.#settle(candidate, { status: 'TOBEPLANNED', reason });
        } else if (status === 'PLANNED' || status === 'TOBEPLANNED' || status === 'OBSERVABLE') {
          await this.#settle(candidate, { status: 'REJECTED', reason: 'The night ended before it could be observed.' });
        }
      }
    });
  }

  async #plan(trigger: string): Promise<Planning> {
    const { plannings, log, clock } = this.#o;
    for (let attempt = 1; ; attempt++) {
      const executing = this.#o.executing();
      const now = clock.now();
      const night = this.#o.nights.nightToPlan(now);
      const recent = await this.#o.requests.list(RECENT);
      const candidates = candidatesFor(await this.#o.requests.submittedFor(night.date), night.date);
      const windows = new Map(candidates.map((one) => [one.sequence.id, windowsFor(one, night, this.#o.site)]));
      const problem = planningProblem({
        candidates,
        windowsOf: ({ sequence }) => windows.get(sequence.id) ?? { windows: [], whyNone: null, isNew: false },
        night,
        now,
        executing,
        programmes: await this.#o.users.programmes(),
        users: await this.#o.users.list(),
        spent: timeSpent(recent.filter(({ nightDate }) => nightDate === night.date)),
      });
      const result = await this.#o.planner.plan(problem);
      if (this.#o.executing()?.sequenceId !== executing?.sequenceId && attempt < MOST_ATTEMPTS) continue;
      const statuses = new Map(recent.flatMap(({ sequences }) => sequences.map(({ id, status }) => [id, status])));
      const before = rowsThatEnded(await plannings.latest(), night.date, now, (id) => statuses.get(id) ?? null);
      const planning = await plannings.save(planningFrom(result, { candidates, before, night, now, trigger }));
      await this.#storeWindows(candidates, windows);
      await this.#settleAll(candidates, statusAfterPlanning(result));
      log.info(
        `planning ${planning.id} (${trigger}): ${result.planned.length} sequence(s) planned, ${result.rejected.length} not`,
      );
      for (const listener of this.#listeners) listener(planning);
      return planning;
    }
  }

  async #settleAll(
    candidates: readonly PlanningCandidate[],
    statuses: ReadonlyMap<string, StatusAfterPlanning>,
  ): Promise<void> {
    for (const candidate of candidates) {
      const after = statuses.get(String(candidate.sequence.id));
      if (after) await this.#settle(candidate, after);
    }
  }

  async #settle({ request, sequence }: PlanningCandidate, after: StatusAfterPlanning): Promise<void> {
    if (isAlready(sequence, after)) return;
    const current = await this.#o.requests.get(request.id);
    const now = current?.submitted ? current.sequences.find(({ id }) => id === sequence.id) : undefined;
    if (!now || !CHANGEABLE.has(now.status) || isAlready(now, after)) return;
    // The runner marks what it starts before it writes so, and writes later than this: nothing executing is overwritten.
    if (this.#o.executing()?.sequenceId === sequence.id) return;
    await this.#o.requests.setSequenceStatus(sequence.id, after.status, after.reason);
  }

  async #storeWindows(
    candidates: readonly PlanningCandidate[],
    windows: ReadonlyMap<number, CandidateWindows>,
  ): Promise<void> {
    for (const { sequence } of candidates) {
      const computed = windows.get(sequence.id);
      if (computed?.isNew && !alike(computed.windows, sequence.windows)) {
        await this.#o.requests.setSequenceWindows(sequence.id, computed.windows);
      }
    }
  }
}

/** Stored windows went through Julian dates, which keep them to 0.1 ms. */
const SAME_INSTANT_MS = 2;

function alike(a: CandidateWindows['windows'], b: CandidateWindows['windows']): boolean {
  const near = (x: number, y: number | undefined) => y !== undefined && Math.abs(x - y) <= SAME_INSTANT_MS;
  return a.length === b.length && a.every(({ start, end }, i) => near(start, b[i]?.start) && near(end, b[i]?.end));
}

function isAlready({ status, statusReason }: Sequence, after: StatusAfterPlanning): boolean {
  return status === after.status && statusReason === after.reason;
}

function idOf({ sequence }: PlanningCandidate): number {
  return sequence.id;
}
