import type { Log } from '../../../model/log.ts';
import type { Clock } from '../../../supervision/Clock.ts';
import type { SourceHealth } from '../SourceHealth.ts';

/** GCN says about once a second that it lives; half a minute of silence is an alarm (gcn.md). */
const SILENT_AFTER_MS = 30_000;

export interface KafkaPulseOptions {
  readonly name: string;
  /** Without a heartbeat topic, that the brokers answer is all that can be heard. */
  readonly hasHeartbeat: boolean;
  readonly health: SourceHealth;
  readonly wallClock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** The signs of life of a cluster: that its brokers answer, and that its heartbeat is heard. */
export class KafkaPulse {
  readonly #o: KafkaPulseOptions;
  /** Null while nothing is asked of the brokers. */
  #answeredAt: number | null = null;
  #aliveAt: number;

  constructor(options: KafkaPulseOptions) {
    this.#o = options;
    this.#aliveAt = options.wallClock.now();
  }

  /** A broker has answered, if only that there is nothing. */
  answered(): void {
    this.#answeredAt = this.#o.wallClock.now();
    this.#o.health.heard();
  }

  /** The session is over. */
  rest(): void {
    this.#answeredAt = null;
  }

  heartbeat(): void {
    this.#o.health.heartbeat();
    this.#alive(this.#o.wallClock.now());
  }

  /** Raises the alarm when it is time. Answers why the session is to be given up: the brokers are silent though we are connected. */
  look(): string | null {
    const { name, hasHeartbeat, health, wallClock, log } = this.#o;
    const now = wallClock.now();
    const isConnected = health.view().link === 'connected';
    if (!hasHeartbeat && isConnected) this.#alive(this.#answeredAt ?? now);
    if (health.view().alarm === null && this.#isLongAgo(this.#aliveAt)) {
      const { lastError, detail } = health.view();
      const why = isConnected ? 'though it is connected' : (lastError?.message ?? detail).replace(/\.$/, '');
      const message = `No sign of life from ${name} for ${SILENT_AFTER_MS / 1000} s: ${why}.`;
      log.error(message);
      health.alarm(message);
    }
    if (this.#answeredAt === null || !this.#isLongAgo(this.#answeredAt)) return null;
    return `the brokers have not answered for ${SILENT_AFTER_MS / 1000} s`;
  }

  #alive(at: number): void {
    const { name, health, log } = this.#o;
    this.#aliveAt = at;
    if (health.view().alarm === null || this.#isLongAgo(at)) return;
    log.info(`${name}: there are signs of life again.`);
    health.alarm(null);
  }

  #isLongAgo(at: number): boolean {
    return this.#o.wallClock.now() - at >= SILENT_AFTER_MS;
  }
}
