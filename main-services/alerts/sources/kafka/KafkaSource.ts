import type { AlertSourceView } from '../../../model/alertSource.ts';
import type { Log } from '../../../model/log.ts';
import type { Cancel, Clock } from '../../../supervision/Clock.ts';
import type { AlertSource, Deliver } from '../AlertSource.ts';
import { envelopeOf } from '../NoticeEnvelope.ts';
import { SourceHealth } from '../SourceHealth.ts';
import { AccessTokens } from './AccessTokens.ts';
import { KafkaPulse } from './KafkaPulse.ts';
import { type KafkaMessage, KafkaSession } from './KafkaSession.ts';
import type { KafkaSettings } from './KafkaSettings.ts';
import { KafkaSockets } from './KafkaSockets.ts';
import { KafkaTopics } from './KafkaTopics.ts';
import { kafkaClient } from './kafkaClient.ts';
import { isLoginRefused, kafkaWords } from './kafkaWords.ts';
import { readAuthority } from './readAuthority.ts';

const CHECK_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** A broker that has not answered our goodbye by then is gone. */
const GOODBYE_MS = 3_000;
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
  /** Ends the present wait or session early; with a reason when it has failed. */
  #interrupt: (reason?: string) => void = () => undefined;
  #sockets = new KafkaSockets();
  #cancelCheck: Cancel = () => undefined;
  #retryMs = FIRST_RETRY_MS;
  #pulse: KafkaPulse;

  constructor(options: KafkaSourceOptions) {
    const { settings, wallClock } = options;
    this.#o = options;
    this.name = settings.name;
    this.#health = new SourceHealth(this.name, 'kafka', wallClock);
    this.#pulse = this.#newPulse();
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
    this.#pulse = this.#newPulse();
    this.#cancelCheck = this.#o.wallClock.every(CHECK_MS, () => this.#checkPulse());
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancelCheck();
    this.#interrupt();
    const cancel = this.#o.wallClock.after(GOODBYE_MS, () => this.#sockets.cut('the application ends'));
    await this.#running;
    cancel();
    this.#running = null;
    this.#health.stopped();
  }

  state(): AlertSourceView {
    return this.#health.view();
  }

  async #run(): Promise<void> {
    while (this.#deliver !== null) {
      const reason = await this.#session().catch((error: unknown) => this.#reasonOf(error));
      this.#sockets.drop();
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

  #reasonOf(error: unknown): string {
    if (isLoginRefused(error)) this.#tokens?.forget();
    return kafkaWords(error);
  }

  /** One connection from beginning to end; answers why it was given up, or null when it is to be begun anew. @throws why it failed */
  async #session(): Promise<string | null> {
    const { settings, secret, log, wallClock } = this.#o;
    const groupId = await this.#o.groupId();
    this.#health.connecting(`connecting to ${settings.brokers.join(', ')}`);
    if (settings.caFile !== null) this.#ca = await readAuthority(settings.caFile);
    const token = async () => (await this.#tokens?.token()) ?? '';
    const sockets = new KafkaSockets();
    this.#sockets = sockets;
    const kafka = await kafkaClient(settings, { ca: this.#ca, token, secret }, sockets, log);
    const { heartbeatTopic } = settings;
    const topics = new KafkaTopics(kafka, [...settings.topics, ...(heartbeatTopic === null ? [] : [heartbeatTopic])]);
    await topics.find();
    if (this.#deliver === null) return null;
    const session = new KafkaSession({
      kafka,
      groupId,
      sessionMs: this.#o.sessionMs ?? SESSION_MS,
      topics: topics.present.filter((topic) => topic !== heartbeatTopic),
      heartbeatTopic: topics.present.find((topic) => topic === heartbeatTopic) ?? null,
      onMessage: (message) => this.#take(message),
      onHeartbeat: () => this.#pulse.heartbeat(),
      onAnswer: () => this.#pulse.answered(),
      onJoined: () => this.#joined(topics),
      onTrouble: (message) => this.#health.failed(message),
    });
    const interrupted = new Promise<string | null>((resolve) => {
      this.#interrupt = (reason) => resolve(reason ?? null);
    });
    const appeared = topics.appeared(wallClock);
    try {
      if (topics.present.length === 0) {
        const count = topics.wanted.length;
        this.#health.connected(`none of the ${count} topics exists yet; they are looked for every minute`);
        return await Promise.race([interrupted, appeared]);
      }
      await session.start();
      return await Promise.race([session.failed, interrupted, appeared]);
    } finally {
      this.#pulse.rest();
      this.#health.connecting('leaving the group');
      await Promise.all([topics.stop(), session.stop()]);
    }
  }

  #joined({ present, missing }: KafkaTopics): void {
    this.#pulse.answered();
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

  #checkPulse(): void {
    const silence = this.#pulse.look();
    if (silence === null) return;
    this.#sockets.cut(silence);
    this.#interrupt(silence);
  }

  #newPulse(): KafkaPulse {
    const { settings, wallClock, log } = this.#o;
    const hasHeartbeat = settings.heartbeatTopic !== null;
    return new KafkaPulse({ name: this.name, hasHeartbeat, health: this.#health, wallClock, log });
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
