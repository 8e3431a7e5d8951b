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

/** After a sequence that came to nothing (no pointing, no camera) the instruments get this pause before the next. */
const REST_MS = 60_000;
/** A request whose sequences came to nothing so often in a row is not tried again by itself. */
const MOST_FRUITLESS = 5;

export interface SequenceRunnerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly execute: (request: ObservationRequest, sequence: Sequence, signal: AbortSignal) => Promise<ExecutionOutcome>;
  readonly requests: Pick<RequestRepository, 'get' | 'getSequence' | 'setSequenceStatus' | 'setComplete'>;
  /** Adds what is left of an interrupted sequence to its request, ready to be planned. */
  readonly addSequence: (request: ObservationRequest, rest: SequenceDraft) => Promise<void>;
  readonly store: Pick<ImageStore, 'finish'>;
  /** It is EXECUTING now, and stored so. */
  readonly onStarted: () => void;
  /** Called when statuses changed: the console looks again. */
  readonly onSettled: (sequence: Sequence, outcome: ExecutionOutcome) => void;
  /** A sequence came to nothing, and nobody had interrupted it; null = one got an image again. */
  readonly onFruitless: (reason: string | null) => void;
}

/** Runs one sequence at a time and settles its status, what is left of it, and its request. */
export class SequenceRunner {
  readonly #o: SequenceRunnerOptions;
  /** Attempts in a row that came to nothing, by request. */
  readonly #fruitless = new Map<number, number>();
  #restsUntil = Number.NEGATIVE_INFINITY;
  #running: { sequenceId: number; isAlert: boolean; abort: AbortController; done: Promise<void> } | null = null;

  constructor(options: SequenceRunnerOptions) {
    this.#o = options;
  }

  /** The sequence that runs, or null. */
  running(): { readonly sequenceId: number; readonly isAlert: boolean } | null {
    return this.#running;
  }

  /** Nothing should be started before this: what ran last came to nothing. */
  restsUntil(): number {
    return this.#restsUntil;
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
      this.#o.onStarted();
      const outcome = await this.#o.execute(request, sequence, abort.signal).catch(
        (error: unknown): ExecutionOutcome => ({
          outcome: 'interrupted',
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
      await this.#settle(sequenceId, outcome, abort.signal.aborted ? null : imagesOf(sequence));
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
    await this.#settle(
      sequenceId,
      { outcome: 'interrupted', reason: 'the control room stopped in mid-exposure' },
      null,
    );
  }

  /** @param imagesBefore images there were when it started; null when it was not left to itself */
  async #settle(sequenceId: number, outcome: ExecutionOutcome, imagesBefore: number | null): Promise<void> {
    const { requests, log } = this.#o;
    const sequence = await requests.getSequence(sequenceId);
    if (!sequence) return;
    const completed = outcome.outcome === 'completed';
    await requests.setSequenceStatus(sequenceId, completed ? 'COMPLETED' : 'INTERRUPTED', outcome.reason);
    log.info(
      `sequence ${sequenceId} '${sequence.name}' ${completed ? 'completed' : 'interrupted'}${outcome.reason ? `: ${outcome.reason}` : ''}`,
    );
    const request = await requests.get(sequence.requestId);
    const mayTryAgain = imagesBefore === null || this.#judge(sequence, outcome, imagesBefore);
    if (request && !completed && mayTryAgain) {
      const rest = continuationOf(sequence);
      if (rest) await this.#o.addSequence(request, rest);
    }
    await this.finishIfDone(sequence.requestId);
    this.#o.onSettled(sequence, outcome);
  }

  /** Notes whether an attempt got anywhere; answers whether its rest is worth another one. */
  #judge(
    { requestId, name, ...sequence }: Sequence,
    { outcome, reason }: ExecutionOutcome,
    imagesBefore: number,
  ): boolean {
    if (outcome === 'completed' || imagesOf(sequence) > imagesBefore) {
      this.#fruitless.delete(requestId);
      this.#o.onFruitless(null);
      return true;
    }
    const attempts = (this.#fruitless.get(requestId) ?? 0) + 1;
    this.#fruitless.set(requestId, attempts);
    this.#restsUntil = this.#o.clock.now() + REST_MS;
    this.#o.onFruitless(`'${name}' came to nothing: ${reason ?? 'no image'}`);
    if (attempts < MOST_FRUITLESS) return true;
    this.#o.log.error(`'${name}' came to nothing ${attempts} times in a row and is not tried again by itself`);
    return false;
  }

  /** A request none of whose sequences can still run is complete: its directory loses `_active`. */
  async finishIfDone(requestId: number): Promise<void> {
    const request = await this.#o.requests.get(requestId);
    if (!request?.sequences.every((sequence) => FINAL.has(sequence.status))) return;
    await this.#o.requests.setComplete(requestId, true);
    await this.#o.store.finish(request);
  }
}

/** Images that are whole on disk. */
function imagesOf({ albums }: Pick<Sequence, 'albums'>): number {
  return albums.flatMap(({ plans }) => plans).reduce((sum, { imagesTaken }) => sum + imagesTaken, 0);
}
