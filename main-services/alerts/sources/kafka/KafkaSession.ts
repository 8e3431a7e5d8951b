import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { kafkaWords } from './kafkaWords.ts';
import { OffsetCommits } from './OffsetCommits.ts';

/** The brokers answer at once when there is something; this is how long a question waits for nothing. */
const WAIT_FOR_NOTHING_MS = 500;
/** How long messages are handed on before the rest of the application gets a turn. */
const SLICE_MS = 10;
/** One message of a topic; `value` null is Kafka's mark of deletion. */
export interface KafkaMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly value: Buffer | null;
}

export interface KafkaSessionOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  /** After so long a silence the cluster takes us for dead. */
  readonly sessionMs: number;
  readonly topics: readonly string[];
  /** Read from now on, never committed. */
  readonly heartbeatTopic: string | null;
  /** Resolves whether the message would survive a power cut. Called in order. */
  readonly onMessage: (message: KafkaMessage) => Promise<boolean>;
  readonly onHeartbeat: () => void;
  /** The brokers have answered, if only that there is nothing. */
  readonly onAnswer: () => void;
  /** The group gave us our partitions. */
  readonly onJoined: (topics: readonly string[]) => void;
  /** Something that does not end the session. */
  readonly onTrouble: (message: string) => void;
}

/** One membership in the consumer group, from joining to the first failure. */
export class KafkaSession {
  readonly #o: KafkaSessionOptions;
  readonly #consumer: Consumer;
  readonly #commits: OffsetCommits;
  #fail: (error: Error) => void = () => undefined;
  #stopping = false;
  /** Rejects with the library's error when the session fails; a stop leaves it open. */
  readonly failed: Promise<never>;

  constructor(options: KafkaSessionOptions) {
    this.#o = options;
    this.#consumer = options.kafka.consumer({
      groupId: options.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: options.sessionMs,
      // A third, as Kafka's documentation recommends.
      heartbeatInterval: Math.floor(options.sessionMs / 3),
      maxWaitTimeInMs: WAIT_FOR_NOTHING_MS,
    });
    this.#commits = new OffsetCommits(
      (offsets) => this.#consumer.commitOffsets(offsets),
      (error) => options.onTrouble(`the place read up to could not be noted: ${kafkaWords(error)}`),
    );
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // It may fail before anybody listens, or while it is stopped.
    this.failed.catch(() => undefined);
    this.#consumer.on('consumer.crash', ({ payload }) => this.#fail(payload.error));
    this.#consumer.on('consumer.fetch', () => options.onAnswer());
    this.#consumer.on('consumer.group_join', ({ payload }) => options.onJoined(Object.keys(payload.memberAssignment)));
  }

  /** @throws the library's error when the brokers are not reached or refuse */
  async start(): Promise<void> {
    const { topics, heartbeatTopic } = this.#o;
    await this.#consumer.connect();
    // A topic without a noted place is new, or we are: it is read from its beginning, and what is too old is told by its date.
    if (topics.length > 0) await this.#consumer.subscribe({ topics: [...topics], fromBeginning: true });
    if (heartbeatTopic !== null) await this.#consumer.subscribe({ topics: [heartbeatTopic], fromBeginning: false });
    await this.#consumer.run({ autoCommit: false, eachBatch: (payload) => this.#take(payload) });
  }

  /** Notes how far it has read, leaves the group, and closes every connection. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    await this.#commits.settled();
    try {
      await this.#consumer.disconnect();
    } catch (error) {
      this.#o.onTrouble(`the end of the session failed: ${kafkaWords(error)}`);
    }
  }

  async #take({ batch, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    if (batch.topic === this.#o.heartbeatTopic) {
      this.#o.onHeartbeat();
      return;
    }
    const { topic, partition } = batch;
    const safe: Promise<boolean>[] = [];
    let read: string | null = null;
    let until = performance.now() + SLICE_MS;
    for (const { offset, value } of batch.messages) {
      if (!isRunning() || isStale()) break;
      // A copy: the batch is one big piece of memory, and a notice may wait.
      safe.push(this.#o.onMessage({ topic, partition, offset, value: value === null ? null : Buffer.from(value) }));
      read = offset;
      if (performance.now() < until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      await heartbeat();
      until = performance.now() + SLICE_MS;
    }
    if (read === null) return;
    const onDisk = Promise.all(safe).then((all) => all.every(Boolean));
    this.#commits.after(onDisk, { topic, partition, offset: String(BigInt(read) + 1n) });
  }
}
