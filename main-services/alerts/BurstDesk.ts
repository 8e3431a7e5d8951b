import type { DecidingStrategy } from '../model/alert.ts';
import type { Log } from '../model/log.ts';
import type { OperatingMode } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlertActions } from './AlertActions.ts';
import { AlertAnswers } from './AlertAnswers.ts';
import { AlertOrders } from './AlertOrders.ts';
import { AlertQuestions, type QuestionRules } from './AlertQuestions.ts';
import type { AlertRow } from './AlertRow.ts';
import type { AlertRows } from './AlertRows.ts';
import type { BurstBook } from './bursts/BurstBook.ts';
import type { MissionBurst } from './bursts/Entry.ts';
import { retractionOf, type Settled, settle } from './bursts/settle.ts';
import { type Circumstances, decide, type Verdict } from './decide.ts';
import { fakeVoEvent } from './fakeVoEvent.ts';
import type { SkyOracle } from './SkyOracle.ts';
import type { StrandedRequests } from './StrandedRequests.ts';
import type { Strategy } from './strategy/Strategy.ts';
import type { Notice } from './voevent/Notice.ts';
import { readNotice } from './voevent/readNotice.ts';

/** Where a fake alert raised at this console says it comes from. */
export const CONSOLE_SOURCE = 'console';

/** An order that came to nothing is given again after this, so often. */
const RETRY_AFTER_MS = 20_000;
const MOST_RETRIES = 5;

/** Takes some 20 ms in all. */
const REHEARSALS = 20;

export interface BurstDeskOptions {
  readonly clock: Clock;
  /** The computer's; left out: the same. */
  readonly wall?: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly actions: AlertActions;
  readonly sky: SkyOracle;
  readonly strategy: () => Strategy;
  readonly mode: () => OperatingMode;
  /** Publishers and authors whose notices may move the telescope; null = any. */
  readonly authorities: readonly string[] | null;
  readonly book: BurstBook;
  readonly rows: AlertRows;
  /** What a crash may have left unnoted. */
  readonly stranded: StrandedRequests;
  readonly questionRules?: QuestionRules;
  /** Gives the telescope back to the majordome for an alert; after STOP or MAKE SAFE it does not. Left out: nobody holds it. */
  readonly takeTelescope?: (by: string) => void;
}

/** How a notice came. */
export interface NoticeOrigin {
  readonly source: string;
  readonly receivedAtPerformanceMs: number;
  /** As received, for the database, when it is stored. */
  readonly raw: () => string;
}

/** Decides about each notice, sorts it into its burst, and gives the order that follows. */
export class BurstDesk {
  readonly #o: BurstDeskOptions;
  readonly #book: BurstBook;
  readonly #rows: AlertRows;
  readonly #orders: AlertOrders;
  readonly #questions: AlertQuestions;
  /** What operators say about bursts. */
  readonly answers: AlertAnswers;

  constructor(options: BurstDeskOptions) {
    this.#o = options;
    this.#book = options.book;
    this.#rows = options.rows;
    this.#orders = new AlertOrders(options);
    this.#questions = new AlertQuestions(options);
    this.answers = new AlertAnswers({ ...options, orders: this.#orders, questions: this.#questions });
  }

  /** Reads and decides an invented notice a few times: the first real one must not pay for warming up (38 ms instead of 1). */
  rehearse(): void {
    const now = this.#o.clock.now();
    const bytes = fakeVoEvent({ name: 'rehearsal', raDegrees: 1, decDegrees: 1, errorDegrees: 0.01 }, now);
    for (let time = 0; time < REHEARSALS; time++) decide(readNotice(bytes), this.#circumstances(CONSOLE_SOURCE, now));
  }

  /** Orders again what was decided but not yet turned into a request when the application died, if it is still worth it. */
  resume(row: AlertRow): void {
    if (this.#orders.claim(row)) return;
    const { decision, retracted, requestId, notices } = row.alert;
    if (requestId !== null || retracted || (decision !== 'observe' && decision !== 'later')) return;
    const [key] = row.keys;
    const settled = key === undefined ? null : settle(this.#groupOf(key));
    if (settled?.best == null) return;
    const { notice, receivedAt } = settled.best;
    const source = notices.find(({ ivorn }) => ivorn === notice.ivorn)?.source ?? '';
    const circumstances = this.#circumstances(source, this.#o.clock.now());
    const verdict = decide(notice, circumstances);
    const best = { notice, receivedAt, verdict };
    const { reasons } = verdict;
    this.#rows.change(row, { strategy: markOf(circumstances.strategy) });
    this.#follow([row], { ...settled, best, decision: verdict.decision, reasons }, receivedAt, performance.now());
  }

  /** Gives orders again that came to nothing (a database that was away), as long as that may be of use. */
  retryOrders(): void {
    const now = this.#o.clock.now();
    for (const row of this.#rows.all()) {
      if (row.failedAt === null || row.failures > MOST_RETRIES || now - row.failedAt < RETRY_AFTER_MS) continue;
      row.failedAt = null;
      this.resume(row);
    }
  }

  /** Takes one new notice, all the way to the order. */
  consider(notice: Notice, origin: NoticeOrigin): void {
    const { source, receivedAtPerformanceMs, raw } = origin;
    const receivedAt = this.#o.clock.now();
    const circumstances = this.#circumstances(source, receivedAt);
    const verdict = decide(notice, circumstances);
    const page = this.#book.add({ notice, verdict, receivedAt });
    const group = this.#groupOf(page.key);
    const settled = settle(group);
    const retractions = group.flatMap((b) => b.entries).filter((entry) => entry.verdict.decision === 'cancel');
    const retractedBy = verdict.decision === 'cancel' ? null : retractionOf(page, retractions);
    const shown = retractedBy === null ? verdict : decide(notice, { ...circumstances, history: { retractedBy } });
    const own = this.#rows.of(page.key);
    const lead = own ?? leadOf(group.flatMap(({ key }) => this.#rows.of(key) ?? []));
    if (lead === null) {
      const strategy = markOf(circumstances.strategy);
      this.#openRow(notice, page.key, shown, settled, strategy, { ...origin, receivedAt });
      return;
    }
    // Otherwise an earlier notice still decides, by the strategy of its time.
    if (settled.reasons === verdict.reasons && verdict.decision !== 'cancel') {
      this.#rows.change(lead, { strategy: markOf(circumstances.strategy) });
    }
    const rows = new Set([lead, ...group.flatMap(({ key }) => this.#rows.of(key) ?? [])]);
    const did = this.#follow([...rows], settled, receivedAt, receivedAtPerformanceMs);
    this.#rows.addNotice(lead, page.key, this.#entry(notice, shown, did, source, receivedAt), raw);
  }

  /** Every page of a burst. Those that one row joined stay together: a better position must not make two alerts of one, late. */
  #groupOf(key: string): readonly MissionBurst[] {
    const pages = new Map<string, MissionBurst>();
    for (const known of [key, ...(this.#rows.of(key)?.keys ?? [])]) {
      for (const page of this.#book.group(known)) pages.set(page.key, page);
    }
    return [...pages.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  #openRow(
    notice: Notice,
    key: string,
    shown: Verdict,
    settled: Settled,
    strategy: DecidingStrategy,
    origin: NoticeOrigin & { receivedAt: number },
  ): void {
    const { source, receivedAt, receivedAtPerformanceMs, raw } = origin;
    const row = this.#rows.open(
      key,
      {
        burstId: notice.burst,
        name: nameOf(notice),
        mission: notice.mission,
        requestId: null,
        fake: notice.fake,
        createdAt: receivedAt,
        chain: {
          triggerAt: settled.triggerAt,
          receivedAt,
          decidedAt: this.#o.clock.now(),
          slewCommandedAt: null,
          onTargetAt: null,
          firstExposureAt: null,
          slewLatencyMs: null,
        },
        question: this.#questions.about(settled),
        strategy,
        ...stateOf(settled),
      },
      this.#entry(notice, shown, null, source, receivedAt),
      raw,
    );
    this.#orders.follow(row, settled, receivedAtPerformanceMs);
    this.#o.log.warning(`${row.alert.name}: ${settled.decision}. ${settled.reasons.join(' ')}`);
  }

  /** Orders what the burst's new state asks for, and shows it; when two missions' rows turn out to be one burst, one leads. */
  #follow(
    rows: readonly AlertRow[],
    unheeded: Settled,
    receivedAt: number,
    receivedAtPerformanceMs: number,
  ): string | null {
    const lead = leadOf(rows);
    if (lead === null) return null;
    const settled = this.#questions.heed(lead, unheeded);
    const waited = lead.orderedAt === null;
    const state = stateOf(settled);
    if (state.decision !== lead.alert.decision) {
      this.#o.log.warning(`${lead.alert.name}: ${state.decision}. ${state.reasons.join(' ')}`);
    }
    // Before the order, which may add why the telescope has to wait.
    this.#rows.change(lead, state);
    const did = this.#orders.follow(lead, settled, receivedAtPerformanceMs);
    const acted = waited && lead.orderedAt !== null ? { receivedAt, decidedAt: this.#o.clock.now() } : {};
    this.#rows.change(lead, { chain: { ...lead.alert.chain, ...acted, triggerAt: settled.triggerAt } });
    for (const row of rows) {
      if (row === lead || row.alert.decision === 'ignore') continue;
      const reason = `It is the same burst as ${lead.alert.name}.`;
      this.#orders.withdraw(row, reason);
      this.#rows.change(row, { decision: 'ignore', reasons: [reason] });
    }
    return did;
  }

  #entry(notice: Notice, verdict: Verdict, did: string | null, source: string, receivedAt: number) {
    const { ivorn, mission, type, role } = notice;
    const reasons = did === null ? verdict.reasons : [...verdict.reasons, did];
    return { ivorn, mission, type, role, receivedAt, source, decision: verdict.decision, reasons };
  }

  #circumstances(source: string, now: number): Circumstances {
    const { strategy, sky, mode, authorities } = this.#o;
    return {
      now,
      mode: mode(),
      strategy: strategy(),
      sky,
      authorities,
      acceptsFake: source === CONSOLE_SOURCE,
      history: { retractedBy: null },
    };
  }
}

function stateOf(settled: Settled) {
  return {
    rightAscensionDegrees: settled.position?.raDegrees ?? null,
    declinationDegrees: settled.position?.decDegrees ?? null,
    errorDegrees: settled.position?.errorDegrees ?? null,
    decision: settled.decision,
    reasons: settled.reasons,
    retracted: settled.retractedBy !== null,
  };
}

/** The row that stands for a burst: the one with an order, or else the oldest. */
function leadOf(rows: readonly AlertRow[]): AlertRow | null {
  return (
    rows.find((row) => row.orderedAt !== null) ??
    [...rows].sort((a, b) => a.alert.createdAt - b.alert.createdAt)[0] ??
    null
  );
}

function markOf({ name, version }: Strategy): DecidingStrategy {
  return { name, version };
}

function nameOf(notice: Notice): string {
  return notice.fake ? `FAKE ${notice.burst}` : `${notice.mission} ${notice.burst}`.slice(0, 120);
}
