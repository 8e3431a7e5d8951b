/** How long notices are worked on before the rest of the application gets a turn: far below the 100 ms that count as a stall. */
const SLICE_MS = 10;

/**
 * First in, first out. A notice that finds nobody before it is handled on the spot, in the same turn as its last byte; in a
 * flood the work is cut into slices.
 */
export class NoticeQueue<T> {
  readonly #handle: (item: T) => void;
  readonly #waiting: T[] = [];
  readonly #idle: (() => void)[] = [];
  #busy = false;

  /** @param handle must not throw */
  constructor(handle: (item: T) => void) {
    this.#handle = handle;
  }

  get length(): number {
    return this.#waiting.length;
  }

  push(item: T): void {
    if (this.#busy) {
      this.#waiting.push(item);
      return;
    }
    this.#busy = true;
    this.#handle(item);
    setImmediate(() => this.#slice());
  }

  /** Resolves when nothing waits. */
  idle(): Promise<void> {
    return this.#busy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  #slice(): void {
    const end = performance.now() + SLICE_MS;
    let done = 0;
    while (done < this.#waiting.length && performance.now() < end) {
      this.#handle(this.#waiting[done] as T);
      done += 1;
    }
    this.#waiting.splice(0, done);
    if (this.#waiting.length > 0) {
      setImmediate(() => this.#slice());
      return;
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
