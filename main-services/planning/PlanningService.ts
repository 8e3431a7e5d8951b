import { addNights } from '../astronomy/nightDates.ts';
import type {
  PlanningRecordRepository,
  PlanningRepository,
  SequenceSettlement,
  UserRepository,
} from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { PlannerView, Planning } from '../model/planning.ts';
import type { RepairResult } from '../scheduler/PlanOptions.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import { TaskRevoked } from '../supervision/TaskQueues.ts';
import type { Improving } from './Improving.ts';
import { improvementOf } from './improvementOf.ts';
import { isBetter } from './isBetter.ts';
import type { LostSpan } from './LostSpan.ts';
import { nightFacts, questionOf } from './nightFacts.ts';
import type { NightPlanner, PlannerRun } from './PlannerRun.ts';
import { type Execution, type PlanningFacts, planningOf, previousPlanOf, settlementsOf } from './planningMapping.ts';
import { rowsThatEnded } from './rowsThatEnded.ts';
import { timeUsed } from './timeUsed.ts';
import type { WindowBook } from './WindowBook.ts';
import { windowsToStore } from './windowsToStore.ts';

/** A planning is made again when another sequence began meanwhile; more often than this nothing would ever be planned. */
const MOST_ATTEMPTS = 3;

export interface PlanningServiceOptions {
  readonly records: PlanningRecordRepository;
  readonly plannings: Pick<PlanningRepository, 'save' | 'amend' | 'latest'>;
  readonly users: Pick<UserRepository, 'list' | 'programmes'>;
  readonly windows: WindowBook;
  readonly planner: NightPlanner;
  readonly nights: { nightToPlan(at: number): Night; nightOf(date: string): Night };
  readonly clock: Pick<Clock, 'now' | 'hold'>;
  readonly log: Log;
  /** What holds the telescope at this very moment; null = nothing. */
  readonly executing: () => Execution | null;
  /** Time to come that cannot be used, as far as is known now. */
  readonly lost: () => readonly LostSpan[];
  /** Runs work in the queue for planning, one at a time. */
  readonly inQueue: (name: string, work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Wall time for improving a planning after its first plan is published. */
  readonly improveForMs: number;
}

interface Turn {
  readonly triggers: string[];
  readonly done: Promise<Planning>;
}

/**
 * Plans the night whenever something asks for it: a valid plan is published at once and improved afterwards, unless something
 * else asks first. Every planning is stored and told.
 */
export class PlanningService {
  readonly #o: PlanningServiceOptions;
  readonly #planned = new Set<(planning: Planning) => void>();
  readonly #progress = new Set<(view: PlannerView) => void>();
  #running: Promise<unknown> = Promise.resolve();
  #next: Turn | null = null;
  #improving: Improving | null = null;
  #improved: Promise<void> = Promise.resolve();
  /** Of the problem whose improvement had all its time. */
  #doneFingerprint: string | null = null;

  constructor(options: PlanningServiceOptions) {
    this.#o = options;
  }

  /** Tells of every planning once it is stored; answers how to stop being told. */
  onPlanned(listener: (planning: Planning) => void): () => void {
    this.#planned.add(listener);
    return () => this.#planned.delete(listener);
  }

  /** The same for what the planner is doing. */
  onProgress(listener: (view: PlannerView) => void): () => void {
    this.#progress.add(listener);
    return () => this.#progress.delete(listener);
  }

  /**
   * Plans the night under way, or the coming one; answers the first valid plan, which goes on being improved. Asked again while
   * a planning is made, it plans once more afterwards, for all who asked meanwhile together.
   */
  replan(trigger: string): Promise<Planning> {
    const waiting = this.#next;
    if (waiting !== null) {
      if (!waiting.triggers.includes(trigger)) waiting.triggers.push(trigger);
      return waiting.done;
    }
    const triggers = [trigger];
    const done = this.#inTurn(() => {
      this.#next = null;
      return this.#plan(triggers.join('; '));
    });
    this.#next = { triggers, done };
    return done;
  }

  /** The same for who cannot wait: a failure is logged. */
  replanSoon(trigger: string): void {
    this.replan(trigger).catch((error: unknown) => {
      this.#o.log.error(`planning (${trigger}) failed: ${wordsOf(error)}`);
    });
  }

  /** Settles what a night that is over has left open: put off when it may be, otherwise rejected with the reason. */
  async closeNight(night: Night): Promise<void> {
    this.#takeBack('the night is over');
    await this.#inTurn(async () => {
      const { records } = this.#o;
      await records.chargeEnded(night.date, timeUsed);
      const tomorrow = new Set((await records.candidates(addNights(night.date, 1))).map(({ sequence }) => sequence.id));
      await records.settle(
        (await records.candidates(night.date)).flatMap(
          ({ sequence: { id, status } }): readonly SequenceSettlement[] => {
            if (status === 'EXECUTING') return [];
            if (tomorrow.has(id)) {
              const reason = `It was not observed in the night of ${night.date} and is put off to the next one.`;
              return [{ sequenceId: id, status: 'TOBEPLANNED', reason }];
            }
            if (status === 'REJECTED' || status === 'UNPLANNABLE') return [];
            return [{ sequenceId: id, status: 'REJECTED', reason: 'The night ended before it could be observed.' }];
          },
        ),
      );
    });
  }

  /** Resolves when nothing is being planned or improved. */
  async idle(): Promise<void> {
    await this.#running;
    await this.#improved;
  }

  /** Work on the records, one piece at a time, while a scaled clock stands still. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#running.then(() => holding(this.#o.clock, work));
    this.#running = done.catch(() => undefined);
    return done;
  }

  /** Resolves when the first plan is published; the task in the queue lasts until it is improved, or taken back. */
  #plan(trigger: string): Promise<Planning> {
    this.#takeBack(trigger);
    const published = Promise.withResolvers<Planning>();
    this.#o
      .inQueue(`planning: ${trigger}`, async (signal) => {
        const improving = await this.#first(trigger);
        published.resolve(improving.planning);
        signal.addEventListener('abort', () => improving.run.cancel(), { once: true });
        await this.#improve(improving);
      })
      .catch(published.reject);
    return published.promise;
  }

  /** A planning that is being improved gives way to the next one. */
  #takeBack(trigger: string): void {
    const improving = this.#improving;
    this.#improving = null;
    improving?.run.cancel();
    improving?.over.reject(new TaskRevoked(`a newer planning was asked for: ${trigger}`));
  }

  /** Plans, stores and publishes what is valid at once. */
  async #first(trigger: string): Promise<Improving> {
    const { plannings, records, planner, log, clock } = this.#o;
    this.#tell({ phase: 'planning', trigger, fraction: 0, gap: null });
    try {
      for (let attempt = 1; ; attempt++) {
        const executing = this.#o.executing();
        const now = clock.now();
        const night = this.#o.nights.nightToPlan(now);
        await records.chargeEnded(night.date, timeUsed);
        const lost = this.#o.lost().filter(({ start, end }) => end > night.start && start < night.end);
        const facts = await nightFacts(this.#o, { night, now, executing, lost });
        const latest = await plannings.latest();
        const question = questionOf(facts, lost, previousPlanOf(latest, night.date), 0);
        const first = await planner.ask(question).first;
        if (this.#o.executing()?.sequenceId !== executing?.sequenceId && attempt < MOST_ATTEMPTS) continue;
        const statuses = await records.statuses((latest?.planned ?? []).map(({ sequenceId }) => sequenceId));
        const ended = rowsThatEnded(latest, night.date, now, statuses);
        // The same night as at the end of the last improvement: what was proven and computed of it still holds.
        const isDone = first.fingerprint !== '' && first.fingerprint === this.#doneFingerprint;
        const known = isDone && latest?.fingerprint === first.fingerprint ? latest : null;
        const made = planningOf(first, [], { ...facts, before: ended, trigger });
        const { certificate = null, rejected: reasons } = known ?? made;
        const planning = await plannings.save({ ...made, certificate, rejected: reasons });
        await records.setWindows(windowsToStore(facts));
        await this.#settle(first, planning, facts);
        const { planned, rejected } = first;
        log.info(`planning ${planning.id} (${trigger}): ${planned.length} sequence(s) planned, ${rejected.length} not`);
        const next = improvementOf(question, first, now, isDone ? 0 : this.#o.improveForMs);
        const run = planner.ask(next, ({ fraction, gap }) => {
          if (this.#improving?.run === run) this.#tell({ phase: 'improving', trigger, fraction, gap });
        });
        const over = Promise.withResolvers<void>();
        over.promise.catch(() => undefined);
        const improving = { run, first, planning, facts, over, held: next.problem.locked.map(({ id }) => Number(id)) };
        this.#improving = improving;
        this.#publish(planning);
        return improving;
      }
    } catch (error) {
      this.#tell({ phase: 'idle', trigger, fraction: 0, gap: null });
      throw error;
    }
  }

  /** Waits for the best plan of a published planning and publishes it when it is better. @throws TaskRevoked */
  #improve(improving: Improving): Promise<void> {
    const { planning, run, over } = improving;
    this.#tell({ phase: 'improving', trigger: planning.trigger, fraction: 0, gap: planning.certificate?.gap ?? null });
    this.#improved = holding(this.#o.clock, async () => {
      const final = await run.final;
      if (this.#improving !== improving || final.cancelled) return;
      await this.#inTurn(async () => {
        if (this.#improving !== improving) return;
        this.#improving = null;
        await this.#finish(improving, final);
      });
      over.resolve();
    }).catch((error: unknown) => {
      if (this.#improving === improving) this.#improving = null;
      this.#o.log.warning(`planning ${planning.id} was not improved: ${wordsOf(error)}`);
      over.reject(error);
    });
    return over.promise;
  }

  async #finish(improving: Improving, final: Awaited<PlannerRun['final']>): Promise<void> {
    const { first, planning, facts } = improving;
    const { plannings, clock, log } = this.#o;
    const { trigger } = planning;
    this.#doneFingerprint = first.fingerprint;
    const before = planning.planned.slice(0, planning.planned.length - first.planned.length);
    if (isBetter(final.result, first) && this.#mayStillBe(final.result, improving)) {
      const now = clock.now();
      const better = planningOf(final.result, final.explanations, { ...facts, now, before, trigger });
      const saved = await plannings.save({ ...better, improves: planning.id });
      await this.#settle(final.result, saved, null);
      const within = (final.result.certificate.gap * 100).toFixed(1);
      log.info(`planning ${saved.id} improves ${planning.id}: within ${within} % of the best possible`);
      this.#publish(saved);
    } else {
      // The same plan, better understood: how good it is, and the price of what it leaves out.
      const bound = Math.min(final.result.certificate.bound, planning.certificate?.bound ?? Number.POSITIVE_INFINITY);
      const { value } = first.certificate;
      const gap = bound > 0 ? Math.max(0, (bound - value) / bound) : 0;
      const explained = planningOf(first, final.explanations, { ...facts, before, trigger });
      const certificate = { value, bound, gap, optimal: gap === 0 };
      const amended = { ...planning, rejected: explained.rejected, planned: explained.planned, certificate };
      await plannings.amend(planning.id, amended);
      await this.#settle(first, amended, null);
      this.#publish(amended);
    }
    this.#tell({ phase: 'idle', trigger, fraction: 1, gap: final.result.certificate.gap });
  }

  /** Nothing began meanwhile that the plan does not know of, and nothing is moved into the past. */
  #mayStillBe(plan: RepairResult, { first, facts, held }: Improving): boolean {
    const executing = this.#o.executing()?.sequenceId ?? null;
    if (executing !== (facts.executing?.sequenceId ?? null) && !held.includes(executing ?? Number.NaN)) return false;
    const now = this.#o.clock.now() / 1000;
    const published = new Map(first.planned.map(({ id, start }) => [id, start]));
    return plan.planned.every(({ id, start, locked }) => locked || start >= now || published.get(id) === start);
  }

  /** Writes what changes; what runs is the runner's to settle. */
  async #settle(plan: RepairResult, planning: Pick<Planning, 'rejected'>, known: PlanningFacts | null): Promise<void> {
    const present = new Map(known?.candidates.map(({ sequence }) => [sequence.id, sequence]));
    const holder = this.#o.executing()?.sequenceId;
    await this.#o.records.settle(
      settlementsOf(plan, planning.rejected).filter(({ sequenceId, status, reason }) => {
        const sequence = present.get(sequenceId);
        return sequenceId !== holder && (sequence?.status !== status || sequence.statusReason !== reason);
      }),
    );
  }

  #publish(planning: Planning): void {
    for (const listener of this.#planned) listener(planning);
  }

  #tell(view: PlannerView): void {
    for (const listener of this.#progress) listener(view);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
