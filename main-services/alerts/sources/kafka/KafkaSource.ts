import { readFile } from 'node:fs/promises';
import type { Kafka } from 'kafkajs';
import type { AlertSourceView } from '../../../model/alertSource.ts';
import type { Log } from '../../../model/log.ts';
import type { Cancel, Clock } from '../../../supervision/Clock.ts';
import type { AlertSource, Deliver } from '../AlertSource.ts';
import { envelopeOf } from '../NoticeEnvelope.ts';
import { SourceHealth } from '../SourceHealth.ts';
import { AccessTokens } from './AccessTokens.ts';
import { type KafkaMessage, KafkaSession, presentTopics } from './KafkaSession.ts';
import type { KafkaSettings } from './KafkaSettings.ts';
import { kafkaClient } from './kafkaClient.ts';
import { kafkaWords } from './kafkaWords.ts';

/** GCN says about once a second that it lives; half a minute of silence is an alarm (gcn.md). */
const SILENT_AFTER_MS = 30_000;
const CHECK_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** A topic that never had a message does not exist; it is looked for so often. */
const LOOK_FOR_TOPICS_MS = 60_000;
/**
 * After a crash the cluster waits so long for our dead self before it gives us anything: as short as is safe. Kafka's own default was
 * the same for ten years.
 */
const SESSION_MS = 10_000;
/** JSON notices with a sky map in them have some megabytes; Kafka's brokers seldom take more than this. */
const MAXIMUM_MESSAGE_BYTES = 16 * 1024 * 1024;

export interface KafkaSourceOptions {
  readonly settings: KafkaSettings;
  /** The same for ever on this installation: the cluster remembers under this name how far we are. */
  readonly groupId: () => Promise<string>;
  /** Asked each time it is needed; null = there is none. */
  readonly secret: () => Promise<string | null>;
  /** The network's pace: real time, also in a simulated night. */
  readonly wallClock: Clock;
  readonly log: Log;
  readonly sessionMs?: number;
  /** 0…1, for the jitter of reconnections. */
  readonly random?: () => number;
}

/** Notices from Kafka topics (NASA's GCN): a member of one consumer group that joins again whenever it was thrown out. */
export class KafkaSource implements AlertSource {
  readonly name: string;
  readonly #o: KafkaSourceOptions;
  readonly #health: SourceHealth;
  readonly #tokens: AccessTokens | null;
  #ca: string | null = null;
  #deliver: Deliver | null = null;
  #running: Promise<void> | null = null;
  /** Ends the present wait or session early. */
  #interrupt: () => void = () => undefined;
  #cancelCheck: Cancel = () => undefined;
  #retryMs = FIRST_RETRY_MS;
  #aliveAt = 0;

  constructor(options: KafkaSourceOptions) {
    const { settings, wallClock } = options;
    this.#o = options;
    this.name = settings.name;
    this.#health = new SourceHealth(this.name, 'kafka', wallClock);
    const { sasl } = settings;
    this.#tokens =
      sasl?.mechanism === 'oauthbearer'
        ? new AccessTokens({
            url: sasl.tokenUrl,
            clientId: sasl.clientId,
            scope: sasl.scope,
            secret: options.secret,
            ca: () => this.#ca,
            wallClock,
          })
        : null;
  }

  start(deliver: Deliver): void {
    if (this.#deliver !== null) throw new Error(`${this.name} is started already.`);
    this.#deliver = deliver;
    this.#aliveAt = this.#o.wallClock.now();
    this.#cancelCheck = this.#o.wallClock.every(CHECK_MS, () => this.#checkHeartbeat());
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancelCheck();
    this.#interrupt();
    await this.#running;
    this.#running = null;
    this.#health.stopped();
  }

  state(): AlertSourceView {
    return this.#health.view();
  }

  async #run(): Promise<void> {
    while (this.#deliver !== null) {
      const reason = await this.#session().catch((error: unknown) => kafkaWords(error));
      if (this.#deliver === null) return;
      // Topics have appeared: there is nothing to wait for.
      if (reason === null) continue;
      if (this.#health.view().lastError?.message !== reason) {
        this.#o.log.warning(`${this.name}: ${reason}; trying again.`);
      }
      this.#health.lost(reason);
      // Half to one and a half times the wait, so that the clients of a restarted cluster do not all come back at once.
      await this.#wait(Math.round(this.#retryMs * (0.5 + (this.#o.random ?? Math.random)())));
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  /** One connection from beginning to end; answers why it failed, or null when it is to be begun anew. */
  async #session(): Promise<string | null> {
    const { settings, secret, log } = this.#o;
    const groupId = await this.#o.groupId();
    this.#health.connecting(`connecting to ${settings.brokers.join(', ')}`);
    if (settings.caFile !== null) this.#ca = await readFile(settings.caFile, 'utf8');
    const token = async () => (await this.#tokens?.token()) ?? '';
    const kafka = await kafkaClient(settings, { ca: this.#ca, token, secret }, log);
    const wanted = [...settings.topics, ...(settings.heartbeatTopic === null ? [] : [settings.heartbeatTopic])];
    const present = await presentTopics(kafka, wanted);
    if (this.#deliver === null) return null;
    const session = new KafkaSession({
      kafka,
      groupId,
      sessionMs: this.#o.sessionMs ?? SESSION_MS,
      topics: present.filter((topic) => topic !== settings.heartbeatTopic),
      heartbeatTopic: present.find((topic) => topic === settings.heartbeatTopic) ?? null,
      onMessage: (message) => this.#take(message),
      onHeartbeat: () => this.#heartbeat(),
      onJoined: () => this.#joined(wanted, present),
      onTrouble: (message) => this.#health.failed(message),
    });
    const interrupted = new Promise<null>((resolve) => {
      this.#interrupt = () => resolve(null);
    });
    const appeared = this.#lookForTopics(kafka, wanted, present);
    try {
      if (present.length === 0) {
        this.#health.connected(`none of the ${wanted.length} topics exists yet; they are looked for every minute`);
        return await Promise.race([interrupted, appeared.found]);
      }
      await session.start();
      return await Promise.race([session.ended, interrupted, appeared.found]);
    } finally {
      appeared.stop();
      await session.stop();
    }
  }

  /** Resolves when a topic exists that did not, or when the cluster cannot be asked. */
  #lookForTopics(kafka: Kafka, wanted: readonly string[], present: readonly string[]) {
    const missing = wanted.filter((topic) => !present.includes(topic));
    let asking: Promise<void> = Promise.resolve();
    let cancel: Cancel = () => undefined;
    const found = new Promise<string | null>((resolve) => {
      if (missing.length === 0) return;
      cancel = this.#o.wallClock.every(LOOK_FOR_TOPICS_MS, () => {
        asking = presentTopics(kafka, missing).then(
          (now) => {
            if (now.length > 0) resolve(null);
          },
          (error: unknown) => resolve(kafkaWords(error)),
        );
      });
    });
    const stop = () => {
      cancel();
      void asking;
    };
    return { found, stop };
  }

  #joined(wanted: readonly string[], present: readonly string[]): void {
    const missing = wanted.filter((topic) => !present.includes(topic));
    const rest = missing.length === 0 ? '' : `; ${missing.length} do not exist yet: ${missing.join(', ')}`;
    if (this.#health.view().link !== 'connected')
      this.#o.log.info(`${this.name}: listening to ${present.length} topics${rest}.`);
    this.#health.connected(`listening to ${present.length} topics${rest}`);
    this.#retryMs = FIRST_RETRY_MS;
  }

  #take({ topic, partition, offset, value }: KafkaMessage): Promise<boolean> {
    const place = `${topic}/${partition} at ${offset}`;
    if (value === null || value.length === 0 || value.length > MAXIMUM_MESSAGE_BYTES) {
      const bytes = value?.length ?? 0;
      const why = `the message ${place} has ${bytes} bytes; 1 to ${MAXIMUM_MESSAGE_BYTES} are taken`;
      this.#o.log.warning(`${this.name}: ${why}.`);
      this.#health.unreadable(why);
      return Promise.resolve(true);
    }
    if (this.#deliver === null) return Promise.resolve(false);
    this.#health.notice();
    return this.#deliver(value, envelopeOf(value, this.name, performance.now(), { topic, partition, offset })).onDisk();
  }

  #heartbeat(): void {
    this.#aliveAt = this.#o.wallClock.now();
    this.#health.heartbeat();
    if (this.#health.view().alarm === null) return;
    this.#o.log.info(`${this.name}: the heartbeat is back.`);
    this.#health.alarm(null);
  }

  #checkHeartbeat(): void {
    const { settings, wallClock, log } = this.#o;
    const view = this.#health.view();
    // Without a heartbeat topic, the connection is all that can be seen.
    if (settings.heartbeatTopic === null && view.link === 'connected') {
      this.#aliveAt = wallClock.now();
      this.#health.alarm(null);
    }
    if (view.alarm !== null || wallClock.now() - this.#aliveAt < SILENT_AFTER_MS) return;
    const why = view.link === 'connected' ? 'though it is connected' : view.detail;
    const message = `No sign of life from ${this.name} for ${SILENT_AFTER_MS / 1000} s: ${why}.`;
    log.error(message);
    this.#health.alarm(message);
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#o.wallClock.after(milliseconds, resolve);
      this.#interrupt = () => {
        cancel();
        resolve();
      };
    });
  }
}
