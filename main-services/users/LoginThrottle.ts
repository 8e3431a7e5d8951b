/** Failures that are free: everybody mistypes. */
const FREE_FAILURES = 4;
/** First wait, doubled by each further failure, up to the longest. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Names are invented by who attacks: the oldest are forgotten. */
const MOST_NAMES = 1000;

interface Failures {
  count: number;
  waitUntil: number;
}

/** Slows down guessing of one user's password. Pure bookkeeping: the time is given. */
export class LoginThrottle {
  readonly #failures = new Map<string, Failures>();

  /** Milliseconds until this name may try again; 0 = now. */
  waitMs(username: string, now: number): number {
    return Math.max(0, (this.#failures.get(username)?.waitUntil ?? 0) - now);
  }

  failed(username: string, now: number): void {
    const count = (this.#failures.get(username)?.count ?? 0) + 1;
    const over = count - FREE_FAILURES;
    const wait = over <= 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (over - 1));
    this.#failures.delete(username);
    this.#failures.set(username, { count, waitUntil: now + wait });
    const oldest = this.#failures.keys().next().value;
    if (this.#failures.size > MOST_NAMES && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(username: string): void {
    this.#failures.delete(username);
  }
}
