import { DeviceError } from '../../devices/errors.ts';
import type { Log } from '../model/log.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';

/** One movement or switch to be carried out: may it, how, and how to see that it happened. */
export interface CommandOrder {
  readonly by: string;
  readonly device: string;
  /** In words for the record: "GOTO 10.6847 +41.2690". */
  readonly command: string;
  /** Reasons against it right now; empty = allowed. */
  readonly interlock: () => readonly string[];
  readonly send: () => Promise<void>;
  /** Reads back: the words of success, or null while not there yet. Absent for commands that nothing can be read back of. */
  readonly readBack?: () => Promise<string | null>;
  /** How long the read-back may take, observatory milliseconds. */
  readonly verifyWithinMs: number;
  /** How often it is sent again when not verified or not answered (0 = once only). */
  readonly retries: number;
  /** Somebody waits for the read-back to take the next step to safety: it is asked for as often as the device answers. */
  readonly urgent?: boolean;
  readonly signal?: AbortSignal;
}

/** Both moments a caller may wait for; neither rejects: the record says how it went. */
export interface IssuedCommand {
  readonly acknowledged: Promise<CommandRecord>;
  readonly verified: Promise<CommandRecord>;
  /** Why the interlocks did not let it through; left out: it was sent. */
  readonly refusal?: string;
}

/** Between two read-backs of a motion under way. */
const READ_BACK_PERIOD_MS = 1000;
/** The same on the way to safety: park and shut follow each other within 0.1 s of what the mechanics need. */
const URGENT_PERIOD_MS = 25;
/** A question takes about this much of the wall clock; a fast clock is not made to ask faster. */
const QUESTION_WALL_MS = 5;

/** Where every command passes: interlock → send → acknowledged → verified by read-back, retried, recorded. */
export class CommandDesk {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #store: (record: CommandRecord) => Promise<void>;
  readonly #listeners = new Set<(record: CommandRecord) => void>();
  readonly #settled = new Set<(record: CommandRecord) => void>();
  #lastId: number;

  constructor(options: { clock: Clock; log: Log; store: (record: CommandRecord) => Promise<void>; lastId: number }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#store = options.store;
    this.#lastId = options.lastId;
  }

  /** Calls `listener` with every new fact about a command; returns its own end. */
  onRecord(listener: (record: CommandRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` with the last record of every command that was sent: verified, or given up after its retries; returns its own end. */
  onSettled(listener: (record: CommandRecord) => void): () => void {
    this.#settled.add(listener);
    return () => this.#settled.delete(listener);
  }

  issue(order: CommandOrder): IssuedCommand {
    const first: CommandRecord = {
      id: ++this.#lastId,
      at: this.#clock.now(),
      by: order.by,
      device: order.device,
      command: order.command,
      acknowledgedAt: null,
      verifiedAt: null,
      outcome: 'sent',
      detail: '',
    };
    const reasons = order.interlock();
    if (reasons.length > 0) {
      const refused = this.#record({ ...first, outcome: 'refused', detail: reasons.join(' ') });
      this.#log.warning(`${order.device} ${order.command} refused: ${refused.detail}`);
      const settled = Promise.resolve(refused);
      return { acknowledged: settled, verified: settled, refusal: refused.detail };
    }
    let acknowledge: (record: CommandRecord) => void = () => undefined;
    const acknowledged = new Promise<CommandRecord>((resolve) => {
      acknowledge = resolve;
    });
    const verified = this.#carryOut(order, first, acknowledge);
    return { acknowledged, verified };
  }

  async #carryOut(
    order: CommandOrder,
    first: CommandRecord,
    acknowledge: (record: CommandRecord) => void,
  ): Promise<CommandRecord> {
    // The device hears it first, then everybody else.
    let sending = order.signal?.aborted ? null : order.send();
    sending?.catch(() => undefined);
    let record = this.#record(first);
    for (let attempt = 0; ; attempt++) {
      try {
        order.signal?.throwIfAborted();
        await (sending ?? order.send());
        sending = null;
        record = this.#record({ ...record, acknowledgedAt: this.#clock.now(), outcome: 'acknowledged' });
        acknowledge(record);
        const words = await this.#verify(order);
        if (words !== null) {
          record = this.#record({ ...record, verifiedAt: this.#clock.now(), outcome: 'verified', detail: words });
          return this.#settle(record);
        }
        record = this.#record({ ...record, outcome: 'not-verified', detail: 'the read-back does not confirm it' });
      } catch (error) {
        sending = null;
        record = this.#record({
          ...record,
          outcome: 'failed',
          detail: error instanceof Error ? error.message : String(error),
        });
        const final = order.signal?.aborted || (error instanceof DeviceError && error.failure === 'refused');
        if (final) {
          acknowledge(record);
          return record;
        }
      }
      const reasons = order.interlock();
      if (attempt >= order.retries || order.signal?.aborted || reasons.length > 0) {
        this.#log.error(`${order.device} ${order.command}: ${record.outcome}, ${record.detail}`);
        acknowledge(record);
        return order.signal?.aborted ? record : this.#settle(record);
      }
      this.#log.warning(`${order.device} ${order.command}: ${record.detail}; trying again`);
      await sleep(this.#clock, READ_BACK_PERIOD_MS, order.signal).catch(() => undefined);
    }
  }

  /** Reads back until it confirms (its words) or the time is up (null). A read that fails is a read that does not confirm. */
  async #verify(order: CommandOrder): Promise<string | null> {
    if (!order.readBack) return 'acknowledged by the device';
    const deadline = this.#clock.now() + order.verifyWithinMs;
    const urgentMs = Math.min(READ_BACK_PERIOD_MS, Math.max(URGENT_PERIOD_MS, QUESTION_WALL_MS * this.#clock.speed));
    const periodMs = order.urgent ? urgentMs : READ_BACK_PERIOD_MS;
    for (;;) {
      const words = await order.readBack().catch((error: unknown) => {
        if (error instanceof DeviceError) return null;
        throw error;
      });
      if (words !== null) return words;
      if (this.#clock.now() >= deadline) return null;
      await sleep(this.#clock, periodMs, order.signal);
    }
  }

  #settle(record: CommandRecord): CommandRecord {
    for (const listener of this.#settled) listener(record);
    return record;
  }

  #record(record: CommandRecord): CommandRecord {
    for (const listener of this.#listeners) listener(record);
    this.#store(record).catch((error: unknown) =>
      this.#log.error(`command ${record.id} could not be stored: ${String(error)}`),
    );
    return record;
  }
}
