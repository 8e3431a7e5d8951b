import type { EquatorialTarget } from '../../devices/mount/Mount.ts';
import type { AlertActions, ReactionMarks } from '../alerts/AlertActions.ts';
import type { IssuedCommand } from '../instruments/CommandDesk.ts';
import type { Log } from '../model/log.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { RequestDraft } from '../model/requestDraft.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Majordome } from './Majordome.ts';
import type { SequenceRunner } from './SequenceRunner.ts';

export interface AlertResponseOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly majordome: Majordome;
  readonly runner: SequenceRunner;
  /** The dome is open and the majordome is free to move: state IDLE or EXECUTING. */
  readonly mayMoveNow: () => boolean;
  readonly slewNow: (target: EquatorialTarget, by: string) => IssuedCommand;
  readonly submit: (draft: RequestDraft) => Promise<ObservationRequest>;
  /** Handing in twice is fine. */
  readonly handIn: (requestId: number) => Promise<void>;
  readonly cancelRequest: (requestId: number, reason: string) => Promise<void>;
  readonly replan: (trigger: string) => void;
}

/** Alerts go first: the slew is commanded before anything is stored or planned, then the rest follows in order. */
export class AlertResponse implements AlertActions {
  readonly #o: AlertResponseOptions;
  readonly #awaitingLight = new Map<number, ReactionMarks>();

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
      log.warning(`${by}: the telescope cannot go now`);
      await this.plan(name, draft, marks);
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
      this.#created(request.id, marks);
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

  /** Has the burst observed when it can be, without moving anything now. */
  async plan(name: string, draft: RequestDraft, marks: ReactionMarks): Promise<void> {
    const request = await this.#o.submit(draft);
    this.#created(request.id, marks);
    this.#o.log.warning(`alert ${name}: request ${request.id} is to be planned`);
    this.#o.replan(`alert ${name}`);
  }

  /** What a crash left behind goes on as if nothing had happened: it is planned, and the first free moment is its. */
  async takeUp(name: string, requestId: number, marks: ReactionMarks): Promise<void> {
    await this.#o.handIn(requestId);
    this.#awaitingLight.set(requestId, marks);
    this.#o.replan(`alert ${name}`);
  }

  /** A retraction: what runs for this burst stops, what is planned is cancelled, the history stays. */
  async cancel(name: string, requestId: number, reason: string): Promise<void> {
    await this.#o.cancelRequest(requestId, reason);
    this.#awaitingLight.delete(requestId);
    this.#o.log.warning(`alert ${name}: ${reason}; request ${requestId} cancelled`);
    this.#o.replan(`alert ${name} cancelled`);
  }

  /** An exposure of this request began: the first one is the burst's first light. */
  exposing(requestId: number, at: number): void {
    this.#awaitingLight.get(requestId)?.firstExposure(at);
    this.#awaitingLight.delete(requestId);
  }

  #created(requestId: number, marks: ReactionMarks): void {
    marks.requestCreated(requestId);
    this.#awaitingLight.set(requestId, marks);
  }
}
