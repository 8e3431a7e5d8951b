import { CLOSING_STEPS, type ClosingStep, type ClosingStepName, type ClosingView } from '../model/closing.ts';
import type { Clock } from '../supervision/Clock.ts';

const LABELS: Readonly<Record<ClosingStepName, string>> = {
  abort: 'Abort exposures',
  follow: 'Stop following',
  park: 'Park the telescope',
  close: 'Close the dome',
  cover: 'Shut the mirror cover',
  verify: 'Verify: shut and parked',
};

/** Where a closing stands, step by step; tells of every change. */
export class ClosingProgress {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #changed: () => void;
  #view: ClosingView;

  constructor(options: {
    clock: Pick<Clock, 'now'>;
    cause: string;
    by: string;
    withinMs: Readonly<Record<ClosingStepName, number>>;
    changed: () => void;
  }) {
    this.#clock = options.clock;
    this.#changed = options.changed;
    const steps = CLOSING_STEPS.map(
      (step): ClosingStep => ({
        step,
        label: LABELS[step],
        state: 'waiting',
        startedAt: null,
        endedAt: null,
        withinMs: options.withinMs[step],
        detail: '',
      }),
    );
    const { cause, by } = options;
    this.#view = { cause, by, startedAt: options.clock.now(), endedAt: null, outcome: 'running', steps };
  }

  view(): ClosingView {
    return this.#view;
  }

  begin(step: ClosingStepName, detail = ''): void {
    this.#step(step, { state: 'running', startedAt: this.#clock.now(), detail });
  }

  end(step: ClosingStepName, state: 'done' | 'failed' | 'skipped', detail = ''): void {
    if (this.#view.endedAt !== null) return;
    this.#step(step, { state, endedAt: this.#clock.now(), detail });
  }

  /** The closing is over: what is still to come will not be done. */
  over(outcome: 'closed' | 'not-closed' | 'stopped', detail = ''): void {
    const endedAt = this.#clock.now();
    const steps = this.#view.steps.map((each) =>
      each.state === 'waiting' || each.state === 'running' ? { ...each, state: 'skipped' as const, detail } : each,
    );
    this.#view = { ...this.#view, endedAt, outcome, steps };
    this.#changed();
  }

  #step(step: ClosingStepName, change: Partial<ClosingStep>): void {
    const steps = this.#view.steps.map((each) => (each.step === step ? { ...each, ...change } : each));
    this.#view = { ...this.#view, steps };
    this.#changed();
  }
}
