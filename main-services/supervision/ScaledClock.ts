import type { Cancel, Clock } from './Clock.ts';
import { TimerQueue } from './TimerQueue.ts';

/** The longest piece of wall time that one step may turn into observatory time: a stall does not become a leap. */
const LONGEST_STEP_MS = 20;
/** How long (wall clock) one hold may keep time from flowing: a peer that never answers must not stop the night. */
const LONGEST_HOLD_MS = 1000;

/**
 * Observatory time that runs `speed` times faster than the wall clock, from a given instant. Timers fire in order, each at
 * its own due time, and time waits while a hold is out, so that 600-fold nights see their input at the moment they asked.
 */
export class ScaledClock implements Clock {
  readonly speed: number;
  readonly #timers = new TimerQueue();
  readonly #holds = new Map<symbol, number>();
  #now: number;
  #target: number;
  #lastWall = performance.now();
  #wake: (() => void) | null = null;
  #stopped = false;

  #running: boolean;

  /** @param paused time stands at `start` until `run` is called: what is being built up costs no observatory time */
  constructor(start: number, speed: number, { paused = false } = {}) {
    this.#now = start;
    this.#target = start;
    this.speed = speed;
    this.#running = !paused;
    this.#rearm();
  }

  /** Lets time flow from here. */
  run(): void {
    this.#running = true;
    this.#lastWall = performance.now();
    this.#rearm();
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): Cancel {
    return this.#add(this.#now + Math.max(0, milliseconds), action, null);
  }

  every(milliseconds: number, action: () => void): Cancel {
    return this.#add(this.#now + milliseconds, action, milliseconds);
  }

  hold(): () => void {
    const key = Symbol('hold');
    this.#holds.set(key, performance.now() + LONGEST_HOLD_MS);
    return () => {
      if (this.#holds.delete(key) && this.#holds.size === 0) this.#rearm();
    };
  }

  /** Stops time for good and forgets every timer. */
  stop(): void {
    this.#stopped = true;
    this.#timers.clear();
    this.#wake?.();
    this.#wake = null;
  }

  #add(due: number, action: () => void, period: number | null): Cancel {
    const first = this.#timers.nextDue();
    const cancel = this.#timers.add(due, action, period);
    // A later timer does not change when to wake up.
    if (first === null || due < first) this.#rearm();
    return cancel;
  }

  #step(): void {
    if (this.#stopped) return;
    const wall = performance.now();
    const held = this.#heldUntil(wall);
    if (held !== null) {
      this.#lastWall = wall;
      this.#sleepFor(held - wall);
      return;
    }
    this.#target += Math.min(wall - this.#lastWall, LONGEST_STEP_MS) * this.speed;
    this.#lastWall = wall;
    const due = this.#timers.nextDue();
    if (due !== null && due <= this.#target) {
      this.#now = Math.max(this.#now, due);
      // One timer a turn: what it started (promises, sockets) gets its say at this very instant of observatory time.
      try {
        this.#timers.runNext(due);
      } finally {
        // A timer that throws must not stop time for the others.
        if (!this.#stopped) this.#soon();
      }
      return;
    }
    this.#now = this.#target;
    this.#sleepFor(due === null ? LONGEST_STEP_MS : (due - this.#target) / this.speed);
  }

  /** When the last hold that still counts ends, or null when none does. */
  #heldUntil(wall: number): number | null {
    let until: number | null = null;
    for (const [key, deadline] of this.#holds) {
      if (deadline <= wall) this.#holds.delete(key);
      else until = Math.max(until ?? 0, deadline);
    }
    return until;
  }

  #rearm(): void {
    if (!this.#stopped && this.#running) this.#soon();
  }

  /** There is one wake-up at a time: a timer that sets another one must not leave a second loop running. */
  #soon(): void {
    this.#wake?.();
    const handle = setImmediate(() => this.#step());
    this.#wake = () => clearImmediate(handle);
  }

  #sleepFor(milliseconds: number): void {
    this.#wake?.();
    const handle = setTimeout(() => this.#step(), Math.min(Math.max(1, milliseconds), LONGEST_STEP_MS / 2));
    this.#wake = () => clearTimeout(handle);
  }
}
