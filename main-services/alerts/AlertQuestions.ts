import type { AlertAnswer, AlertQuestion } from '../model/alert.ts';
import type { Log } from '../model/log.ts';
import type { OperatingMode } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlertRow } from './AlertRow.ts';
import type { AlertRows } from './AlertRows.ts';
import type { Settled } from './bursts/settle.ts';

/** How long an operator has, and what silence means. */
export interface QuestionRules {
  readonly answerWithinMs: number;
  readonly byDefault: AlertAnswer;
}

/** Unless configured: a minute, and silence means that whoever holds the telescope keeps it. */
export const DEFAULT_QUESTION_RULES: QuestionRules = { answerWithinMs: 60_000, byDefault: 'ignore' };

export interface AlertQuestionsOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** The computer's; left out: the same. */
  readonly wall?: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly rows: AlertRows;
  readonly mode: () => OperatingMode;
  readonly questionRules?: QuestionRules;
}

/** What operators are asked about bursts while the telescope is under manual control, and what they said. */
export class AlertQuestions {
  readonly #o: AlertQuestionsOptions;

  constructor(options: AlertQuestionsOptions) {
    this.#o = options;
  }

  /** The question about a burst that just came; null when nobody is to be asked. */
  about({ decision }: Settled): AlertQuestion | null {
    if (decision !== 'ask') return null;
    const { clock, questionRules = DEFAULT_QUESTION_RULES } = this.#o;
    const { answerWithinMs, byDefault } = questionRules;
    const open = { answer: null, answeredBy: null, answeredAt: null };
    const wall = this.#o.wall ?? clock;
    return {
      askedAt: clock.now(),
      untilWall: wall.now() + answerWithinMs,
      withinMs: answerWithinMs,
      byDefault,
      ...open,
    };
  }

  /** What a burst comes to with what was answered about it; asks when that is to be done. */
  heed(row: AlertRow, settled: Settled): Settled {
    const { decision } = settled;
    const question = row.alert.question ?? null;
    if (decision === 'cancel' || decision === 'ignore') {
      if (question?.answer === null) this.#o.rows.change(row, { question: null });
      return settled;
    }
    if (question?.answer === 'ignore') {
      return { ...settled, decision: 'ignore', reasons: [declined(question.answeredBy), ...settled.reasons] };
    }
    const free = row.orderedAt !== null || question?.answer === 'observe' || this.#o.mode() === 'AUTO';
    if (decision === 'ask' && !free) {
      if (question === null) this.#o.rows.change(row, { question: this.about(settled) });
      return settled;
    }
    if (question?.answer === null) this.settle(row, 'observe', 'the majordome, who has control again');
    const reasons =
      question?.answer === 'observe' ? [accepted(question.answeredBy), ...settled.reasons] : settled.reasons;
    return { ...settled, reasons, decision: decision === 'ask' ? this.#when(settled) : decision };
  }

  /** Notes an answer. */
  settle(row: AlertRow, answer: AlertAnswer, by: string): void {
    const now = this.#o.clock.now();
    const asked = row.alert.question ?? { askedAt: now, untilWall: now, withinMs: 0, byDefault: answer };
    this.#o.rows.change(row, { question: { ...asked, answer, answeredBy: by, answeredAt: now } });
    this.#o.log.warning(`${row.alert.name}: "${answer}" is the answer of ${by}.`);
  }

  /** Bursts about which somebody is being asked. */
  open(): readonly { readonly row: AlertRow; readonly question: AlertQuestion }[] {
    return this.#o.rows.all().flatMap((row) => {
      const { question, decision, retracted } = row.alert;
      return question?.answer === null && decision === 'ask' && !retracted ? [{ row, question }] : [];
    });
  }

  #when({ best }: Settled): 'observe' | 'later' {
    return (best?.verdict.startAt ?? 0) > this.#o.clock.now() ? 'later' : 'observe';
  }
}

/** The reason that stands for a burst somebody wants. */
export function accepted(by: string | null): string {
  return `Accepted by ${by ?? 'nobody who said so'}.`;
}

/** The reason that stands for a burst nobody wanted. */
export function declined(by: string | null): string {
  return `Declined by ${by ?? 'nobody who said so'}.`;
}
