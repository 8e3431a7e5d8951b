import type { Log } from '../model/log.ts';
import type { OperatingMode } from '../model/operations.ts';
import { Refusal } from '../model/refusal.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlertOrders } from './AlertOrders.ts';
import type { AlertQuestions } from './AlertQuestions.ts';
import { accepted, declined } from './AlertQuestions.ts';
import type { AlertRow } from './AlertRow.ts';
import type { AlertRows } from './AlertRows.ts';
import type { SkyOracle } from './SkyOracle.ts';
import type { Strategy } from './strategy/Strategy.ts';
import { visibility } from './visibility.ts';
import type { SkyPosition } from './voevent/Notice.ts';

export interface AlertAnswersOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** The computer's; left out: the same. */
  readonly wall?: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly rows: AlertRows;
  readonly orders: AlertOrders;
  readonly questions: AlertQuestions;
  readonly sky: SkyOracle;
  readonly strategy: () => Strategy;
  readonly mode: () => OperatingMode;
  /** Gives the telescope back to the majordome for an alert; after STOP or MAKE SAFE it does not. Left out: nobody holds it. */
  readonly takeTelescope?: (by: string) => void;
}

/** Where and from when a burst can be observed. */
interface Pointable {
  readonly position: SkyPosition;
  readonly startAt: number;
  readonly reason: string;
}

const CONTROL_GIVEN_BACK = 'the majordome, who has control again';

/** What follows from an answer about a burst: an operator's, the configuration's, or that control was given back. */
export class AlertAnswers {
  readonly #o: AlertAnswersOptions;
  #taking = false;

  constructor(options: AlertAnswersOptions) {
    this.#o = options;
  }

  /**
   * Observes a burst because an operator says so, or the configuration for him: control goes back to the majordome.
   * @throws Refusal when it has no position or does not rise tonight
   */
  accept(row: AlertRow, by: string): void {
    if (row.orderedAt !== null) return;
    const goesFirst = this.#visible(row);
    this.#o.questions.settle(row, 'observe', by);
    this.#taking = true;
    try {
      this.#o.takeTelescope?.(by);
    } finally {
      this.#taking = false;
    }
    this.#order(row, goesFirst, by, 'now');
    if (this.#o.mode() === 'AUTO') this.#acceptRest();
  }

  /** Leaves a burst alone because an operator says so, or the configuration for him; what was ordered is cancelled. */
  decline(row: AlertRow, by: string): void {
    const { questions, orders, rows } = this.#o;
    questions.settle(row, 'ignore', by);
    orders.withdraw(row, declined(by));
    rows.change(row, { decision: 'ignore', reasons: [declined(by), ...row.alert.reasons] });
  }

  /** Answers, as configured, the questions whose time is over. */
  answerOverdue(): void {
    const { clock, wall = clock, questions } = this.#o;
    for (const { row, question } of questions.open()) {
      if (wall.now() < question.untilWall) continue;
      const by = `the configuration, after ${Math.round(question.withinMs / 1000)} s without an answer`;
      if (question.byDefault === 'ignore') this.decline(row, by);
      else this.#unlessInvisible(row, by, () => this.accept(row, by));
    }
  }

  /** The majordome commands again: what was asked is answered by that. The newest burst goes first. */
  controlGivenBack(): void {
    if (this.#taking) return;
    const newest = this.#o.questions.open().at(-1)?.row;
    if (newest === undefined) return;
    this.#unlessInvisible(newest, CONTROL_GIVEN_BACK, () => this.accept(newest, CONTROL_GIVEN_BACK));
    this.#acceptRest();
  }

  /** Behind the one that has the telescope. */
  #acceptRest(): void {
    for (const { row } of this.#o.questions.open()) {
      this.#unlessInvisible(row, CONTROL_GIVEN_BACK, () => {
        const seen = this.#visible(row);
        this.#o.questions.settle(row, 'observe', CONTROL_GIVEN_BACK);
        this.#order(row, seen, CONTROL_GIVEN_BACK, 'later');
      });
    }
  }

  #order(row: AlertRow, seen: Pointable, by: string, when: 'now' | 'later'): void {
    const { clock, orders, rows } = this.#o;
    const now = clock.now();
    const { position, startAt, reason } = seen;
    const decision = startAt > now ? 'later' : 'observe';
    const reasons = [accepted(by), reason];
    rows.change(row, { decision, reasons, chain: { ...row.alert.chain, decidedAt: now } });
    orders.order(row, position, decision === 'later' ? 'later' : when, startAt, performance.now());
  }

  #visible({ alert }: AlertRow): Pointable {
    const { name, rightAscensionDegrees: raDegrees, declinationDegrees: decDegrees, errorDegrees } = alert;
    if (raDegrees === null || decDegrees === null || errorDegrees === null) {
      throw new Refusal('failed', `${name} has no position to observe.`);
    }
    const { clock, sky, strategy } = this.#o;
    const position = { raDegrees, decDegrees, errorDegrees };
    const { startAt, reason } = visibility(position, strategy().limits, sky, clock.now());
    if (startAt === null) throw new Refusal('failed', `${name} cannot be observed tonight. ${reason}`);
    return { position, startAt, reason };
  }

  #unlessInvisible(row: AlertRow, by: string, accept: () => void): void {
    try {
      accept();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#o.questions.settle(row, 'ignore', by);
      this.#o.rows.change(row, { decision: 'ignore', reasons: [error.message, ...row.alert.reasons] });
    }
  }
}
