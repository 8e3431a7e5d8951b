import type { Topic } from '../../electron/ipc/contract/topics.ts';

/** A snapshot that did not come in this time is asked for again. */
const PATIENCE_MS = 1000;

/** Asks for the snapshots that are needed and for no others: those of a flood weigh half a megabyte each. */
export class SnapshotRequests {
  readonly #send: (topics: Topic[]) => void;
  readonly #now: () => number;
  /** When a snapshot that has not come was last asked for. */
  readonly #askedAt = new Map<Topic, number>();
  readonly #wanted = new Set<Topic>();

  /** @param now milliseconds of the page's own clock */
  constructor(send: (topics: Topic[]) => void, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  /** For the first time, or anew; what is asked for in one turn is one call. */
  ask(topics: Iterable<Topic>): void {
    const isFirst = this.#wanted.size === 0;
    for (const topic of topics) {
      this.#wanted.add(topic);
      this.#askedAt.set(topic, this.#now());
    }
    if (!isFirst || this.#wanted.size === 0) return;
    queueMicrotask(() => {
      this.#send([...this.#wanted]);
      this.#wanted.clear();
    });
  }

  /** A change was missed: asks, unless a snapshot is on its way. */
  missed(topic: Topic): void {
    const askedAt = this.#askedAt.get(topic);
    if (askedAt === undefined || this.#now() - askedAt >= PATIENCE_MS) this.ask([topic]);
  }

  came(topic: Topic): void {
    this.#askedAt.delete(topic);
  }
}
