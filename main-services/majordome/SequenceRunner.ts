import type { RequestRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { ObservationRequest, Sequence } from '../model/request.ts';
import type { SequenceDraft } from '../model/requestDraft.ts';
import type { ImageStore } from '../observation/ImageStore.ts';
import type { ExecutionOutcome } from '../observation/SequenceExecutor.ts';
import type { Clock } from '../supervision/Clock.ts';
import { continuationOf } from './continuation.ts';

/** Statuses after which nothing more happens to a sequence in this night. */
const FINAL: ReadonlySet<Sequence['status']> = new Set(['COMPLETED', 'INTERRUPTED', 'CANCELLED', 'UNPLANNABLE']);

export interface SequenceRunnerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly execute: (request: ObservationRequest, sequence: Sequence, signal: AbortSignal) => Promise<ExecutionOutcome>;
  readonly requests: Pick<RequestRepository, 'get' | 'getSequence' | 'setSequenceStatus' | 'setComplete'>;
  /** Adds what is left of an interrupted sequence to its request, ready to be planned. */
  readonly addSequence: (request: ObservationRequest, rest: SequenceDraft) => Promise<void>;
  readonly store: Pick<ImageStore, 'finish'>;
  /** Called when statuses changed: the console looks again. */
  readonly onSettled: (sequence: Sequence, outcome: ExecutionOutcome) => void;
}

/** Runs one sequence at a time and settles its status, what is left of it, and its request. */
export class SequenceRunner {
  readonly #o: SequenceRunnerOptions;
  #running: { sequenceId: number; isAlert: boolean; abort: AbortController; done: Promise<void> } | null = null;

  constructor(options: SequenceRunnerOptions) {
    this.#o = options;
  }

  /** The sequence that runs, or null. */
  running(): { readonly sequenceId: number; readonly isAlert: boolean } | null {
    return this.#running;
  }

  /** Starts a sequence if none runs; resolves when it is settled. Answers false when another one runs or it may not run. */
  async run(sequenceId: number): Promise<boolean> {
    if (this.#running !== null) return false;
    const abort = new AbortController();
    let settle: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.#running = { sequenceId, isAlert: false, abort, done };
    try {
      const sequence = await this.#o.requests.getSequence(sequenceId);
      const request = sequence && (await this.#o.requests.get(sequence.requestId));
      if (!sequence || !request || FINAL.has(sequence.status) || sequence.status === 'EXECUTING') return false;
      this.#running = { sequenceId, isAlert: request.isAlert, abort, done };
      await this.#o.requests.setSequenceStatus(sequenceId, 'EXECUTING', null);
      this.#o.log.info(`sequence ${sequenceId} '${sequence.name}' starts`);
      const outcome = await this.#o.execute(request, sequence, abort.signal).catch(
        (error: unknown): ExecutionOutcome => ({
          outcome: 'interrupted',
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
      await this.#settle(sequenceId, outcome);
      return true;
    } finally {
      this.#running = null;
      settle();
    }
  }

  /** Aborts what runs, saying why; resolves when it is settled. Nothing running is fine. */
  async interrupt(reason: string): Promise<void> {
    const running = this.#running;
    if (!running) return;
    if (!running.abort.signal.aborted) {
      this.#o.log.warning(`sequence ${running.sequenceId} is interrupted: ${reason}`);
      running.abort.abort(new Error(reason));
    }
    await running.done;
  }

  /** Settles a sequence that the previous life of the application left EXECUTING. */
  async settleAfterCrash(sequenceId: number): Promise<void> {
    await this.#settle(sequenceId, { outcome: 'interrupted', reason: 'the control room stopped in mid-exposure' });
  }

  async #settle(sequenceId: number, outcome: ExecutionOutcome): Promise<void> {
    const { requests, log } = this.#o;
    const sequence = await requests.getSequence(sequenceId);
    if (!sequence) return;
    const completed = outcome.outcome === 'completed';
    await requests.setSequenceStatus(sequenceId, completed ? 'COMPLETED' : 'INTERRUPTED', outcome.reason);
    log.info(
      `sequence ${sequenceId} '${sequence.name}' ${completed ? 'completed' : 'interrupted'}${outcome.reason ? `: ${outcome.reason}` : ''}`,
    );
    const request = await requests.get(sequence.requestId);
    if (request && !completed) {
      const rest = continuationOf(sequence);
      if (rest) await this.#o.addSequence(request, rest);
    }
    await this.finishIfDone(sequence.requestId);
    this.#o.onSettled(sequence, outcome);
  }

  /** A request none of whose sequences can still run is complete: its directory loses `_active`. */
  async finishIfDone(requestId: number): Promise<void> {
    const request = await this.#o.requests.get(requestId);
    if (!request?.sequences.every((sequence) => FINAL.has(sequence.status))) return;
    await this.#o.requests.setComplete(requestId, true);
    await this.#o.store.finish(request);
  }
}
