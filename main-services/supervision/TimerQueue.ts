import type { Cancel } from './Clock.ts';

interface Timer {
  due: number;
  readonly order: number;
  readonly action: () => void;
  readonly period: number | null;
  cancelled: boolean;
}

/** Timers by due time, equal ones in the order they were set: a binary heap shared by the scaled and the manual clock. */
export class TimerQueue {
  readonly #heap: Timer[] = [];
  #order = 0;

  /** @throws RangeError when the time is no number: such a timer would bar the way for all that come after it */
  add(due: number, action: () => void, period: number | null): Cancel {
    if (Number.isNaN(due)) throw new RangeError('a timer needs a time at which it is due, not NaN');
    const timer: Timer = { due, order: this.#order++, action, period, cancelled: false };
    this.#push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  /** When the earliest live timer is due, or null when there is none. */
  nextDue(): number | null {
    while (this.#heap[0]?.cancelled) this.#pop();
    return this.#heap[0]?.due ?? null;
  }

  /** Takes and runs the earliest timer if it is due at `now`; says whether one ran. */
  runNext(now: number): boolean {
    const due = this.nextDue();
    if (due === null || due > now) return false;
    const timer = this.#pop();
    if (timer.period !== null) {
      timer.due += timer.period;
      this.#push(timer);
    }
    timer.action();
    return true;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #before(a: Timer, b: Timer): boolean {
    return a.due < b.due || (a.due === b.due && a.order < b.order);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(timer, heap[parent] as Timer)) break;
      heap[at] = heap[parent] as Timer;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): Timer {
    const heap = this.#heap;
    const top = heap[0] as Timer;
    const last = heap.pop() as Timer;
    if (heap.length > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        const right = child + 1;
        if (right < heap.length && this.#before(heap[right] as Timer, heap[child] as Timer)) child = right;
        if (!this.#before(heap[child] as Timer, last)) break;
        heap[at] = heap[child] as Timer;
        at = child;
      }
      heap[at] = last;
    }
    return top;
  }
}
