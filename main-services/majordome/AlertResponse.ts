import type { EquatorialTarget } from '../../devices/mount/Mount.ts';
import type { IssuedCommand } from '../instruments/CommandDesk.ts';
import type { Log } from '../model/log.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { RequestDraft } from '../model/requestDraft.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Majordome } from './Majordome.ts';
import type { SequenceRunner } from './SequenceRunner.ts';

/** What the alert manager learns of its burst on the way to the sky. */
export interface ReactionMarks {
  slewCommanded(at: number, latencyMs: number): void;
  onTarget(at: number): void;
  requestCreated(requestId: number): void;
}

export interface AlertResponseOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly majordome: Majordome;
  readonly runner: SequenceRunner;
  /** The dome is open and the majordome is free to move: state IDLE or EXECUTING. */
  readonly mayMoveNow: () => boolean;
  readonly slewNow: (target: EquatorialTarget, by: string) => IssuedCommand;
  readonly submit: (draft: RequestDraft) => Promise<ObservationRequest>;
  readonly cancelRequest: (requestId: number, reason: string) => Promise<void>;
  readonly replan: (trigger: string) => void;
}

/** Alerts go first: the slew is commanded before anything is stored or planned, then the rest follows in order. */
export class AlertResponse {
  readonly #o: AlertResponseOptions;

  constructor(options: AlertResponseOptions) {
    this.#o = options;
  }

  /**
   * Takes the telescope to a burst, or has it planned when it cannot go now (weather, day, manual control, dome shut).
   * @param receivedAtPerformanceMs performance.now() at the notice's last byte
   */
  async observe(
    name: string,
    draft: RequestDraft,
    receivedAtPerformanceMs: number,
    marks: ReactionMarks,
  ): Promise<void> {
    const { clock, log, majordome, runner } = this.#o;
    const first = draft.sequences[0];
    const by = `alert ${name}`;
    if (!first || !this.#o.mayMoveNow()) {
      const request = await this.#o.submit(draft);
      marks.requestCreated(request.id);
      log.warning(`${by}: the telescope cannot go now; request ${request.id} is planned`);
      this.#o.replan(by);
      return;
    }
    const release = majordome.reserve();
    try {
      const issued = this.#o.slewNow(first, by);
      marks.slewCommanded(clock.now(), performance.now() - receivedAtPerformanceMs);
      void issued.verified.then((record) => {
        if (record.outcome === 'verified') marks.onTarget(record.verifiedAt ?? clock.now());
      });
      const [request] = await Promise.all([this.#o.submit(draft), runner.interrupt(by)]);
      marks.requestCreated(request.id);
      const sequence = request.sequences[0];
      log.warning(`${by}: request ${request.id}, telescope on its way`);
      if (sequence) {
        void runner
          .run(sequence.id)
          .then((ran) => {
            if (!ran) this.#o.replan(`${by} could not start at once`);
          })
          .finally(() => majordome.look());
      }
      this.#o.replan(by);
    } finally {
      release();
    }
  }

  /** A retraction: what runs for this burst stops, what is planned is cancelled, the history stays. */
  async cancel(name: string, requestId: number | null, reason: string): Promise<void> {
    if (requestId === null) return;
    await this.#o.cancelRequest(requestId, reason);
    this.#o.log.warning(`alert ${name}: ${reason}; request ${requestId} cancelled`);
    this.#o.replan(`alert ${name} cancelled`);
  }
}
