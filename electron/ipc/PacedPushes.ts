import type { Log } from '../../main-services/model/log.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';

/** Sends one batch to one window: a JSON array of the contract's `TopicMessage`. */
export type PushBatch = (windowId: string, batch: string) => void;

/** What a window is to be told. */
export interface Share {
  readonly windowId: string;
  /** JSON of each message. */
  readonly messages: readonly string[];
}

/** Some milliseconds' work: ten windows' share of a flood of notices, or a whole new planning for one window. */
const MOST_CHARACTERS_A_TURN = 250_000;

/** Hands batches to windows in order: small ones at once, of many long ones as much as a turn of the event loop can bear. */
export class PacedPushes {
  readonly #push: PushBatch;
  readonly #wall: Pick<Clock, 'after'>;
  readonly #log: Pick<Log, 'error'>;
  #waiting: Share[] = [];
  #cancelTurn: (() => void) | null = null;

  constructor(options: { push: PushBatch; wall: Pick<Clock, 'after'>; log: Pick<Log, 'error'> }) {
    this.#push = options.push;
    this.#wall = options.wall;
    this.#log = options.log;
  }

  add(shares: readonly Share[]): void {
    this.#waiting.push(...shares);
    if (this.#cancelTurn === null) this.#turn();
  }

  /** What waits is dropped. */
  stop(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = null;
    this.#waiting = [];
  }

  /** Until the next turn nothing more is handed over: what comes meanwhile waits behind the others. */
  #turn(): void {
    this.#cancelTurn = null;
    let characters = 0;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const batch = `[${next.messages.join(',')}]`;
      this.#hand(next.windowId, batch);
      characters += batch.length;
      if (characters < MOST_CHARACTERS_A_TURN) continue;
      this.#cancelTurn = this.#wall.after(0, () => this.#turn());
      return;
    }
  }

  #hand(windowId: string, batch: string): void {
    try {
      this.#push(windowId, batch);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log.error(`window ${windowId} could not be told of changes: ${reason}`);
    }
  }
}
