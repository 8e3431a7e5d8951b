import type { Cancel, Clock } from './Clock.ts';

/** setTimeout's limit; longer waits are taken in pieces. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** The computer's own clock. */
export class RealClock implements Clock {
  readonly speed = 1;
  readonly #live = new Set<() => void>();

  now(): number {
    return Date.now();
  }

  after(milliseconds: number, action: () => void): Cancel {
    let handle: ReturnType<typeof setTimeout>;
    const cancel = () => {
      clearTimeout(handle);
      this.#live.delete(cancel);
    };
    const wait = (rest: number) => {
      handle = setTimeout(
        () => {
          if (rest > LONGEST_TIMEOUT) {
            wait(rest - LONGEST_TIMEOUT);
            return;
          }
          this.#live.delete(cancel);
          action();
        },
        Math.min(rest, LONGEST_TIMEOUT),
      );
    };
    this.#live.add(cancel);
    wait(Math.max(0, milliseconds));
    return cancel;
  }

  every(milliseconds: number, action: () => void): Cancel {
    if (milliseconds > LONGEST_TIMEOUT) return this.#everyLong(milliseconds, action);
    const handle = setInterval(action, milliseconds);
    const cancel = () => {
      clearInterval(handle);
      this.#live.delete(cancel);
    };
    this.#live.add(cancel);
    return cancel;
  }

  /** setInterval takes a period beyond its limit for 1 ms: such a one is a chain of single waits. */
  #everyLong(milliseconds: number, action: () => void): Cancel {
    let cancel: Cancel = () => undefined;
    const next = () => {
      cancel = this.after(milliseconds, () => {
        next();
        action();
      });
    };
    next();
    return () => cancel();
  }

  hold(): () => void {
    return () => undefined;
  }

  /** Cancels every timer still set. */
  stop(): void {
    for (const cancel of [...this.#live]) cancel();
  }
}
