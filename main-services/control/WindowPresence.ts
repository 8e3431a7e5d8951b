import type { Cancel, Clock } from '../supervision/Clock.ts';

/** How often it is looked whether each window gave a sign of life since the last look. */
const LOOK_PERIOD_MS = 5_000;
/** Windows tell every 3 s; so many looks in vain and nobody can be commanding from there. */
const LOOKS_IN_VAIN = 6;

/**
 * Which windows live. A window that gave a sign of life must go on giving it: one that hangs holds nothing. Looks are counted,
 * not seconds, so that a computer that slept does not find all its windows dead.
 */
export class WindowPresence {
  readonly #wall: Pick<Clock, 'every'>;
  readonly #onLost: (windowId: string) => void;
  readonly #missed = new Map<string, number>();
  #cancel: Cancel | null = null;

  constructor(options: { wall: Pick<Clock, 'every'>; onLost: (windowId: string) => void }) {
    this.#wall = options.wall;
    this.#onLost = options.onLost;
  }

  /** A window lives. */
  heard(windowId: string): void {
    this.#missed.set(windowId, 0);
    this.#cancel ??= this.#wall.every(LOOK_PERIOD_MS, () => this.#look());
  }

  /** A window was closed. */
  forget(windowId: string): void {
    this.#missed.delete(windowId);
  }

  lives(windowId: string): boolean {
    return this.#missed.has(windowId);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #look(): void {
    for (const [windowId, missed] of this.#missed) {
      this.#missed.set(windowId, missed + 1);
      if (missed + 1 < LOOKS_IN_VAIN) continue;
      this.#missed.delete(windowId);
      this.#onLost(windowId);
    }
  }
}
