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
import { isBetter } from './isBetter.ts';
import type { LostSpan } from './LostSpan.ts';
import { nightFacts, questionOf } from './nightFacts.ts';
import type { NightPlanner, PlannerRun } from './PlannerRun.ts';
import { type Execution, type PlanningFacts, planningOf, previousPlanOf, settlementsOf } from './planningMapping.ts';
import { rowsThatEnded } from './rowsThatEnded.ts';
import { timeUsed } from './timeUsed.ts';
import type { WindowBook } from './WindowBook.ts';

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
  /** Wall time for improving a planning after its first plan is published. */
  readonly improveForMs: number;
}

interface Turn {
  readonly triggers: string[];
  readonly done: Promise<Planning>;
}

/** A planning that is published and still being improved. */
interface Improving {
  readonly run: PlannerRun;
  readonly first: RepairResult;
  readonly planning: Planning;
  readonly facts: PlanningFacts;
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

  constructor(options: PlanningServiceOptions) {
    this.#o = options;
  }

  /** Tells of every planning once it is stored; answers how to stop being told. */
  onPlanned(listener: (planning: Planning) => void): () => void {
    this.#planned.add(listener);
    return () => this.#planned.delete(listener);
  }

  /** Tells what the planner is doing. */
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
    this.#improving?.run.cancel();
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

  async #plan(trigger: string): Promise<Planning> {
    const { plannings, records, planner, log, clock } = this.#o;
    this.#improving?.run.cancel();
    this.#improving = null;
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
        const question = questionOf(facts, lost, previousPlanOf(latest, night.date), this.#o.improveForMs);
        const run = planner.ask(question, ({ fraction, gap }) => {
          if (this.#improving?.run === run) this.#tell({ phase: 'improving', trigger, fraction, gap });
        });
        const first = await run.first;
        if (this.#o.executing()?.sequenceId !== executing?.sequenceId && attempt < MOST_ATTEMPTS) {
          run.cancel();
          continue;
        }
        const before = latest?.nightDate === night.date ? latest.planned.map(({ sequenceId }) => sequenceId) : [];
        const statuses = before.length === 0 ? new Map() : await records.statuses(before);
        const ended = rowsThatEnded(latest, night.date, now, statuses);
        const planning = await plannings.save(planningOf(first, [], { ...facts, before: ended, trigger }));
        await this.#storeWindows(facts);
        await this.#settle(first, planning, facts);
        const { planned, rejected } = first;
        log.info(`planning ${planning.id} (${trigger}): ${planned.length} sequence(s) planned, ${rejected.length} not`);
        this.#publish(planning);
        this.#improve({ run, first, planning, facts });
        return planning;
      }
    } catch (error) {
      this.#tell({ phase: 'idle', trigger, fraction: 0, gap: null });
      throw error;
    }
  }

  /** Waits for the best plan of a published planning and publishes it when it is better. */
  #improve(improving: Improving): void {
    this.#improving = improving;
    const { planning, run } = improving;
    this.#tell({ phase: 'improving', trigger: planning.trigger, fraction: 0, gap: planning.certificate?.gap ?? null });
    this.#improved = holding(this.#o.clock, async () => {
      const final = await run.final;
      if (this.#improving !== improving || final.cancelled) return;
      await this.#inTurn(async () => {
        if (this.#improving !== improving) return;
        this.#improving = null;
        await this.#finish(improving, final);
      });
    }).catch((error: unknown) => {
      if (this.#improving === improving) this.#improving = null;
      this.#o.log.warning(`planning ${planning.id} was not improved: ${wordsOf(error)}`);
    });
  }

  async #finish(improving: Improving, final: Awaited<PlannerRun['final']>): Promise<void> {
    const { first, planning, facts } = improving;
    const { plannings, clock, log } = this.#o;
    const { trigger } = planning;
    const before = planning.planned.slice(0, planning.planned.length - first.planned.length);
    if (isBetter(final.result, first) && this.#mayStillBe(final.result, improving)) {
      const now = clock.now();
      const better = planningOf(final.result, final.explanations, { ...facts, now, before, trigger });
      const saved = await plannings.save({ ...better, improves: planning.id });
      await this.#settle(final.result, saved, null);
      log.info(`planning ${saved.id} improves ${planning.id}: ${percent(saved)} of the best possible`);
      this.#publish(saved);
    } else {
      // The same plan, better understood: how good it is, and the price of what it leaves out.
      const { bound } = final.result.certificate;
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

  /** Nothing began meanwhile, and nothing is moved into the past. */
  #mayStillBe(plan: RepairResult, { first, facts }: Improving): boolean {
    if (this.#o.executing()?.sequenceId !== facts.executing?.sequenceId) return false;
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

  async #storeWindows(facts: PlanningFacts): Promise<void> {
    await this.#o.records.setWindows(
      facts.candidates.flatMap((candidate) => {
        const { windows, isNew } = facts.windowsOf(candidate);
        const { sequence } = candidate;
        return isNew && !alike(windows, sequence.windows) ? [{ sequenceId: sequence.id, windows }] : [];
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

/** Stored windows went through Julian dates, which keep them to 0.1 ms. */
const SAME_INSTANT_MS = 2;

type Windows = readonly { readonly start: number; readonly end: number }[];

function alike(a: Windows, b: Windows): boolean {
  const near = (x: number, y: number | undefined) => y !== undefined && Math.abs(x - y) <= SAME_INSTANT_MS;
  return a.length === b.length && a.every(({ start, end }, i) => near(start, b[i]?.start) && near(end, b[i]?.end));
}

function percent({ certificate }: Planning): string {
  return certificate ? `within ${(certificate.gap * 100).toFixed(1)} %` : 'not proven how near';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
