import type { Cancel, Timekeeper } from '../../devices/Timekeeper.ts';

/** Time that runs `speed` times faster than the wall clock and waits for nobody: like that of a simulator that nobody tells the time. */
export class FreeRunningTime implements Timekeeper {
  readonly #start: number;
  readonly #speed: number;
  readonly #began = performance.now();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(start: number, speed: number) {
    this.#start = start;
    this.#speed = speed;
  }

  now(): number {
    return this.#start + (performance.now() - this.#began) * this.#speed;
  }

  after(milliseconds: number, action: () => void): Cancel {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds / this.#speed);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  hold(): () => void {
    return () => undefined;
  }

  /** How many timers are still to come. */
  get pending(): number {
    return this.#timers.size;
  }
}
