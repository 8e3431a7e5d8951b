import { DeviceBusy, DeviceError, DeviceTimeout, InvalidReply, OperationAborted } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { Deadline } from '../transport/Deadline.ts';
import type { Question, Reply } from './Question.ts';

/** Silence shorter than this (wall clock) is never a timeout: at 9600 baud a byte takes 1 ms, and a slow mount some 100 ms to think. */
const WALL_FLOOR_MS = 1_000;
/** More than this is no pause between two pieces of one answer (wall clock). */
const PAUSE_FLOOR_MS = 150;
/** More questions than this waiting for one device means that somebody asks faster than it can ever answer. */
const LONGEST_QUEUE = 32;
/** No answer of these devices is longer by far; whoever sends more without an end is not one of them. */
const LONGEST_ANSWER_BYTES = 4096;

/** urgent: ahead of all; greeting: while the device's acquaintance is made; ordinary: when it is made. */
export type Rank = 'urgent' | 'greeting' | 'ordinary';

interface Exchange {
  readonly rank: Rank;
  readonly question: Question<unknown>;
  readonly timeoutMs: number;
  readonly settle: (result: { readonly value: unknown } | DeviceError) => void;
}

export interface SerialExchangesOptions {
  readonly device: string;
  readonly timekeeper: Timekeeper;
  readonly write: (bytes: Uint8Array) => void;
  /** Whether a question of this rank may be written now. */
  readonly admits: (rank: Rank) => boolean;
  /** The device answered something that makes sense. */
  readonly heard: () => void;
  /** It is in doubt which question the next bytes answer. */
  readonly doubted: (rank: Rank, fault: string) => void;
}

/** The questions to one serial device: one in flight at a time, each with its own patience. */
export class SerialExchanges {
  readonly #options: SerialExchangesOptions;
  readonly #queue: Exchange[] = [];
  #inFlight: Exchange | null = null;
  #received: Buffer = Buffer.alloc(0);
  #patience: Deadline | null = null;
  #afterthought: Deadline | null = null;
  /** False once a question went unanswered: a fast night does not wait again for a device that is silent. */
  #answers = true;

  constructor(options: SerialExchangesOptions) {
    this.#options = options;
  }

  /** Puts a question into the queue at its rank; answers what the device said. */
  ask<T>(question: Question<T>, timeoutMs: number, rank: Rank, signal?: AbortSignal): Promise<T> {
    const { device } = this.#options;
    const givenUp = () => new OperationAborted(device, `${question.name} was not sent: it was given up`);
    if (signal?.aborted) return Promise.reject(givenUp());
    if (this.#queue.length >= LONGEST_QUEUE && rank === 'ordinary') {
      const why = `${LONGEST_QUEUE} questions are waiting already`;
      return Promise.reject(new DeviceBusy(device, `${question.name} was not sent: ${why}`));
    }
    return new Promise<T>((resolve, reject) => {
      const withdraw = () => this.#withdraw(exchange, givenUp());
      const exchange: Exchange = {
        rank,
        question,
        timeoutMs,
        settle: (result) => {
          signal?.removeEventListener('abort', withdraw);
          if (result instanceof DeviceError) reject(result);
          else resolve(result.value as T);
        },
      };
      signal?.addEventListener('abort', withdraw, { once: true });
      const at = rank === 'ordinary' ? -1 : this.#queue.findIndex((other) => other.rank !== 'urgent');
      this.#queue.splice(at < 0 ? this.#queue.length : at, 0, exchange);
      this.sendNext();
    });
  }

  /** Writes the next question that may be written. */
  sendNext(): void {
    if (this.#inFlight !== null) return;
    const at = this.#queue.findIndex(({ rank }) => this.#options.admits(rank));
    const [exchange] = at < 0 ? [] : this.#queue.splice(at, 1);
    if (exchange === undefined) return;
    this.#inFlight = exchange;
    // What came before the question cannot be its answer.
    this.#received = Buffer.alloc(0);
    const { timeoutMs, question } = exchange;
    const patience = { timeoutMs, wallFloorMs: WALL_FLOOR_MS, hold: this.#answers };
    this.#patience = new Deadline(this.#options.timekeeper, patience, () => this.#expire(exchange));
    if (question.bytes.length > 0) this.#options.write(question.bytes);
  }

  receive(bytes: Buffer): void {
    const exchange = this.#inFlight;
    // Noise, or the end of an answer that nobody waits for any more.
    if (exchange === null) return;
    this.#received = Buffer.concat([this.#received, bytes]);
    this.#afterthought?.end();
    this.#afterthought = null;
    try {
      const reply = exchange.question.read(this.#received);
      if (reply !== null) this.#take(exchange, reply);
      else if (this.#received.length > LONGEST_ANSWER_BYTES)
        throw new InvalidReply(this.#options.device, `${exchange.question.name}: an answer without an end`);
    } catch (fault) {
      if (!(fault instanceof DeviceError)) throw fault;
      this.#finish(exchange, fault);
      // A device that says no has understood; one that answers something else may be answering something old.
      if (fault.failure === 'refused') this.#heard();
      else this.#options.doubted(exchange.rank, 'what it says is no answer to what it was asked');
      this.sendNext();
    }
  }

  /** Fails everything that is asked. */
  failAll(failure: DeviceError): void {
    this.#endPatience();
    const waiting = [...(this.#inFlight === null ? [] : [this.#inFlight]), ...this.#queue];
    this.#inFlight = null;
    this.#queue.length = 0;
    for (const exchange of waiting) exchange.settle(failure);
  }

  #withdraw(exchange: Exchange, failure: DeviceError): void {
    const at = this.#queue.indexOf(exchange);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    exchange.settle(failure);
  }

  #take(exchange: Exchange, { value, unlessMoreWithinMs }: Reply<unknown>): void {
    const end = () => {
      this.#heard();
      this.#finish(exchange, { value });
      this.sendNext();
    };
    if (unlessMoreWithinMs === undefined) {
      end();
      return;
    }
    const pause = { timeoutMs: unlessMoreWithinMs, wallFloorMs: PAUSE_FLOOR_MS, hold: true };
    this.#afterthought = new Deadline(this.#options.timekeeper, pause, end);
  }

  #heard(): void {
    this.#answers = true;
    this.#options.heard();
  }

  #finish(exchange: Exchange, result: { readonly value: unknown } | DeviceError): void {
    this.#endPatience();
    this.#inFlight = null;
    exchange.settle(result);
  }

  #expire(exchange: Exchange): void {
    const within = `within ${exchange.timeoutMs / 1000} s`;
    const silent = this.#received.length === 0;
    const fault = silent ? `it did not answer ${within}` : `its answer was not complete ${within}`;
    this.#answers = false;
    this.#finish(exchange, new DeviceTimeout(this.#options.device, `${exchange.question.name}: ${fault}`));
    this.#options.doubted(exchange.rank, fault);
    this.sendNext();
  }

  #endPatience(): void {
    this.#patience?.end();
    this.#afterthought?.end();
    this.#patience = null;
    this.#afterthought = null;
  }
}
