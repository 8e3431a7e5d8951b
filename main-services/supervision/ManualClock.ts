import type { Cancel, Clock } from './Clock.ts';
import { TimerQueue } from './TimerQueue.ts';

/** A clock that moves only when told: for tests. */
export class ManualClock implements Clock {
  readonly speed = 0;
  readonly #timers = new TimerQueue();
  #now: number;

  constructor(now = Date.UTC(2026, 11, 16)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): Cancel {
    return this.#timers.add(this.#now + Math.max(0, milliseconds), action, null);
  }

  every(milliseconds: number, action: () => void): Cancel {
    // A period of nothing would keep time at this instant for ever.
    const period = Math.max(1, milliseconds);
    return this.#timers.add(this.#now + period, action, period);
  }

  hold(): () => void {
    return () => undefined;
  }

  /** Moves time on, running timers in order and letting what they started settle between them. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const due = this.#timers.nextDue();
      if (due === null || due > end) break;
      this.#now = due;
      this.#timers.runNext(due);
    }
    this.#now = end;
  }
}
