import { setTimeout as realTime } from 'node:timers/promises';
import type { HistoryRepository } from '../database/HistoryRepository.ts';
import type { Log } from '../model/log.ts';
import type { Agent } from '../supervision/Agent.ts';

/** The issue: readings are kept at full rate for 30 days. */
export const KEPT_AT_FULL_RATE_MS = 30 * 86_400_000;
/** Trends add what is not rolled up yet by themselves, so that nobody waits for this. */
const PERIOD_MS = 300_000;
/** A few milliseconds of work on either engine; SQLite works on our event loop. */
const ROWS_A_BATCH = 250;
/** Between two batches, so that whoever else waits for the database comes first; real time. */
const PAUSE_MS = 20;
/** After an update there may be years to roll up: a part of it each round. */
const MOST_BATCHES = 200;

/** Rolls readings up into minutes and hours and forgets the old ones, a little at a time. An agent. */
export class HistoryKeeper implements Agent {
  readonly name = 'History';
  readonly periodMs = PERIOD_MS;
  readonly #history: Pick<HistoryRepository, 'rollUp' | 'forget'>;
  readonly #log: Log;
  #behind = false;
  #stopped = false;
  #fault: string | null = null;

  constructor(options: { history: Pick<HistoryRepository, 'rollUp' | 'forget'>; log: Log }) {
    this.#history = options.history;
    this.#log = options.log;
  }

  async start(): Promise<void> {
    this.#stopped = false;
  }

  /** The batch under way is finished; the rest waits for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
  }

  doing(): string {
    if (this.#fault !== null) return 'waiting for the database';
    return this.#behind ? 'catching up' : 'rolled up';
  }

  async tick(now: number): Promise<void> {
    try {
      const rolledUp = await this.#inBatches((rows) => this.#history.rollUp(rows));
      // What is not rolled up is not forgotten anyway; one thing after the other.
      const forgotten =
        rolledUp && (await this.#inBatches((rows) => this.#history.forget(now - KEPT_AT_FULL_RATE_MS, rows)));
      this.#behind = !forgotten;
      if (this.#fault !== null) this.#log.info('the history is kept again');
      this.#fault = null;
    } catch (error) {
      // The readings wait where they are; the next round goes on where this one ended.
      const fault = String(error);
      if (fault !== this.#fault) this.#log.error(`the history cannot be kept: ${fault}`);
      this.#fault = fault;
    }
  }

  /** Whether it came to an end within a round. */
  async #inBatches(work: (mostRows: number) => Promise<number>): Promise<boolean> {
    for (let batch = 0; batch < MOST_BATCHES && !this.#stopped; batch++) {
      if ((await work(ROWS_A_BATCH)) < ROWS_A_BATCH) return true;
      await realTime(PAUSE_MS);
    }
    return false;
  }
}
