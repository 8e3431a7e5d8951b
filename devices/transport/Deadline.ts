import type { Timekeeper } from '../Timekeeper.ts';

/**
 * The end of patience with one exchange: it holds a scaled clock for a peer that is known to answer, and expires when `timeoutMs` of observatory
 * time AND `wallFloorMs` of the wall clock have passed: 2 s are 3 ms of a 600-fold night, in which no computer can be blamed
 * for silence.
 */
export class Deadline {
  readonly #release: () => void;
  readonly #cancel: () => void;
  #floor: ReturnType<typeof setTimeout> | undefined;
  #turn: ReturnType<typeof setImmediate> | undefined;

  constructor(
    timekeeper: Timekeeper,
    { timeoutMs, wallFloorMs, hold }: { timeoutMs: number; wallFloorMs: number; hold: boolean },
    expire: () => void,
  ) {
    const began = performance.now();
    this.#release = hold ? timekeeper.hold() : () => undefined;
    this.#cancel = timekeeper.after(timeoutMs, () => {
      const missing = Math.max(0, wallFloorMs - (performance.now() - began));
      this.#floor = setTimeout(() => {
        // If it was this process that was late, the answer is waiting in the socket: two turns of the loop let it in.
        this.#turn = setImmediate(() => {
          this.#turn = setImmediate(expire);
        });
      }, missing);
    });
  }

  /** The exchange is over, one way or the other; safe to call twice. */
  end(): void {
    this.#cancel();
    clearTimeout(this.#floor);
    clearImmediate(this.#turn);
    this.#release();
  }
}
