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
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly majordome: Pick<Majordome, 'reserve' | 'look'>;
  readonly runner: Pick<SequenceRunner, 'run' | 'interrupt'>;
  /** Why the telescope may not move for an alert at this moment, as a sentence; null = it may: dome open, majordome in command. */
  readonly whyNotNow: () => string | null;
  readonly slewNow: (target: EquatorialTarget, by: string) => IssuedCommand;
  readonly submit: (draft: RequestDraft) => Promise<ObservationRequest>;
  /** Handing in twice is fine. */
  readonly handIn: (requestId: number) => Promise<void>;
  readonly cancelRequest: (requestId: number, reason: string) => Promise<void>;
  /** Has what has not begun of a request done as the draft says; answers whether nothing had begun. */
  readonly refineRequest: (requestId: number, draft: RequestDraft) => Promise<boolean>;
  readonly replan: (trigger: string) => void;
}

/** Alerts go first: the slew is commanded before anything is stored or planned, then the rest follows in order. */
export class AlertResponse implements AlertActions {
  readonly #o: AlertResponseOptions;

  constructor(options: AlertResponseOptions) {
    this.#o = options;
  }

  /**
   * Takes the telescope to a burst, or has it planned when it cannot go now (weather, day, manual control, dome shut, an interlock):
   * safety wins over alerts, and what runs then goes on.
   * @param receivedAtPerformanceMs performance.now() at the notice's last byte
   */
  async observe(
    name: string,
    draft: RequestDraft,
    receivedAtPerformanceMs: number,
    marks: ReactionMarks,
  ): Promise<void> {
    const { clock, majordome } = this.#o;
    const by = `alert ${name}`;
    const [first] = draft.sequences;
    const obstacle = first === undefined ? 'The strategy asks for no sequence.' : this.#o.whyNotNow();
    if (first === undefined || obstacle !== null) return this.#wait(name, draft, marks, obstacle ?? '');
    const release = majordome.reserve();
    try {
      const issued = this.#o.slewNow(first, by);
      if (issued.refusal !== undefined) return await this.#wait(name, draft, marks, issued.refusal);
      marks.slewCommanded(clock.now(), performance.now() - receivedAtPerformanceMs);
      void issued.verified.then((record) => {
        if (record.outcome === 'verified') marks.onTarget(record.verifiedAt ?? clock.now());
      });
      await this.#begin(by, draft, marks);
    } finally {
      release();
    }
  }

  /** Has the burst observed when it can be, without moving anything now. */
  async plan(name: string, draft: RequestDraft, marks: ReactionMarks): Promise<void> {
    const request = await this.#o.submit(draft);
    marks.requestCreated(request.id);
    this.#o.log.warning(`alert ${name}: request ${request.id} is to be planned`);
    this.#o.replan(`alert ${name}`);
  }

  /** A better position inside the field: what exposes goes on, what has not begun is done as the draft says. */
  async refine(name: string, requestId: number, draft: RequestDraft): Promise<boolean> {
    const nothingHadBegun = await this.#o.refineRequest(requestId, draft);
    this.#o.log.info(`alert ${name}: request ${requestId} is refined`);
    this.#o.replan(`alert ${name} refined`);
    return nothingHadBegun;
  }

  /** What a crash left behind goes on as if nothing had happened: it is planned, and the first free moment is its. */
  async takeUp(name: string, requestId: number): Promise<void> {
    await this.#o.handIn(requestId);
    this.#o.replan(`alert ${name}`);
  }

  /** A retraction: what runs for this burst stops, what is planned is cancelled, the history stays. */
  async cancel(name: string, requestId: number, reason: string): Promise<void> {
    await this.#o.cancelRequest(requestId, reason);
    this.#o.log.warning(`alert ${name}: ${reason}; request ${requestId} cancelled`);
    this.#o.replan(`alert ${name} cancelled`);
  }

  /** The telescope is on its way: what ran is aborted and settled while the request is stored, then its first sequence runs. */
  async #begin(by: string, draft: RequestDraft, marks: ReactionMarks): Promise<void> {
    const { runner, majordome, log, replan } = this.#o;
    const [request] = await Promise.all([this.#o.submit(draft), runner.interrupt(by)]);
    marks.requestCreated(request.id);
    log.warning(`${by}: request ${request.id}, telescope on its way`);
    const [sequence] = request.sequences;
    if (sequence) {
      void runner
        .run(sequence.id)
        .then(
          (ran) => {
            if (!ran) replan(`${by} could not start at once`);
          },
          (error: unknown) => log.error(`${by}: ${String(error)}`),
        )
        .finally(() => majordome.look());
    }
    replan(by);
  }

  async #wait(name: string, draft: RequestDraft, marks: ReactionMarks, obstacle: string): Promise<void> {
    this.#o.log.warning(`alert ${name}: the telescope cannot go now. ${obstacle}`);
    marks.waits(`The telescope cannot go now. ${obstacle} It is planned for the first moment at which it can.`);
    await this.plan(name, draft, marks);
  }
}
