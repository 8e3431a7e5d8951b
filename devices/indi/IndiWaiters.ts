import type { Timekeeper } from '../Timekeeper.ts';
import { Deadline } from '../transport/Deadline.ts';
import type { IndiChange } from './IndiProperties.ts';

/** Silence shorter than this (wall clock) is never a timeout: the drivers of INDI answer within some tens of milliseconds. */
const WALL_FLOOR_MS = 1_000;

/** Tells of a change whether it answers; throws when it refuses. */
type Judge = (change: IndiChange) => boolean;

interface Waiter {
  readonly judge: Judge;
  readonly settle: (failure: Error | null) => void;
}

export interface IndiPatience {
  readonly timeoutMs: number;
  /** Whether a scaled clock waits too. */
  readonly hold: boolean;
  /** What it means when patience ends. */
  readonly late: () => Error;
}

/** Everybody who waits for a word of an INDI device. */
export class IndiWaiters {
  readonly #timekeeper: Timekeeper;
  readonly #waiters = new Set<Waiter>();

  constructor(timekeeper: Timekeeper) {
    this.#timekeeper = timekeeper;
  }

  /** Resolves when a change answers; rejects when it refuses, when all is lost, or when patience ends. */
  until(judge: Judge, { timeoutMs, hold, late }: IndiPatience): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        judge,
        settle: (failure) => {
          deadline.end();
          this.#waiters.delete(waiter);
          if (failure === null) resolve();
          else reject(failure);
        },
      };
      const patience = { timeoutMs, wallFloorMs: WALL_FLOOR_MS, hold };
      const deadline = new Deadline(this.#timekeeper, patience, () => waiter.settle(late()));
      this.#waiters.add(waiter);
    });
  }

  isAnybody(): boolean {
    return this.#waiters.size > 0;
  }

  hear(change: IndiChange): void {
    for (const waiter of [...this.#waiters]) {
      try {
        if (waiter.judge(change)) waiter.settle(null);
      } catch (failure) {
        waiter.settle(failure as Error);
      }
    }
  }

  failAll(failure: Error): void {
    for (const waiter of [...this.#waiters]) waiter.settle(failure);
  }
}
