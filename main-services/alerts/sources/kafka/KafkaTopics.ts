import type { Kafka } from 'kafkajs';
import type { Cancel, Clock } from '../../../supervision/Clock.ts';

/** A topic that never had a message does not exist; it is looked for so often. */
const LOOK_EVERY_MS = 60_000;

/** The topics a session wants, of which a cluster may have only some. */
export class KafkaTopics {
  readonly #kafka: Kafka;
  readonly wanted: readonly string[];
  /** Those that exist; filled by `find`. */
  present: readonly string[] = [];
  #cancel: Cancel = () => undefined;
  #asking: Promise<void> = Promise.resolve();

  constructor(kafka: Kafka, wanted: readonly string[]) {
    this.#kafka = kafka;
    this.wanted = wanted;
  }

  get missing(): readonly string[] {
    return this.wanted.filter((topic) => !this.present.includes(topic));
  }

  /** Asks which exist: to subscribe to one that does not would spoil the subscription to all (gcn.md). @throws what the library throws */
  async find(): Promise<void> {
    const existing = await this.#existing();
    this.present = this.wanted.filter((topic) => existing.has(topic));
  }

  /** Resolves when one exists that did not; rejects when the cluster cannot be asked. */
  appeared(clock: Clock): Promise<null> {
    const found = new Promise<null>((resolve, reject) => {
      if (this.missing.length === 0) return;
      this.#cancel = clock.every(LOOK_EVERY_MS, () => {
        this.#asking = this.#existing().then((existing) => {
          if (this.missing.some((topic) => existing.has(topic))) resolve(null);
        }, reject);
      });
    });
    // It may fail when nobody listens any more.
    found.catch(() => undefined);
    return found;
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#asking;
  }

  async #existing(): Promise<ReadonlySet<string>> {
    const admin = this.#kafka.admin();
    try {
      await admin.connect();
      return new Set(await admin.listTopics());
    } finally {
      await admin.disconnect();
    }
  }
}
