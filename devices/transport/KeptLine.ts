import type { Cancel, Timekeeper } from '../Timekeeper.ts';
import { backoff } from './backoff.ts';

/** closed: not wanted; waiting: until the next attempt. */
export type LineState = 'closed' | 'connecting' | 'connected' | 'waiting';

/** What the owner of a line hears. `lost` also tells of an attempt that failed. */
export interface LineListener {
  connected(): void;
  /** Some lines only lend them: the next ones are read into the same place. */
  bytes(bytes: Buffer): void;
  lost(fault: string): void;
}

/**
 * Keeps a connection: one attempt at a time; after the loss of one that worked a new one at once, and then with back-off. What a
 * connection tells that has been given up since is not listened to.
 */
export abstract class KeptLine<Connection> {
  readonly #listener: LineListener;
  readonly #timekeeper: Pick<Timekeeper, 'after'>;
  #current: Connection | null = null;
  #cancelRetry: Cancel = () => undefined;
  #failures = 0;
  #proved = false;
  #state: LineState = 'closed';

  constructor(listener: LineListener, timekeeper: Pick<Timekeeper, 'after'>) {
    this.#listener = listener;
    this.#timekeeper = timekeeper;
  }

  get state(): LineState {
    return this.#state;
  }

  open(): void {
    if (this.#state === 'closed') this.#attempt();
  }

  /** Ends the connection for good, or until `open`. */
  async close(): Promise<void> {
    this.#state = 'closed';
    this.#cancelRetry();
    const current = this.#current;
    this.#current = null;
    if (current !== null) await this.end(current);
  }

  /** Breaks a connection that cannot be trusted any more; a new one follows. */
  drop(fault: string): void {
    if (this.#current !== null) this.lost(this.#current, fault);
  }

  /** The peer has proved to be one of ours. */
  prove(): void {
    this.#failures = 0;
    this.#proved = true;
  }

  /** Does not wait for the rest of the back-off. */
  hurry(): void {
    if (this.#state !== 'waiting') return;
    this.#cancelRetry();
    this.#attempt();
  }

  /** Begins a connection, which tells what becomes of it by `made`, `heard` and `lost`, but not before this returns. */
  protected abstract begin(): Connection;

  /** Ends a connection whatever it is at; never rejects. */
  protected abstract end(connection: Connection): Promise<void>;

  /** The one that is made or being made. */
  protected get current(): Connection | null {
    return this.#current;
  }

  protected made(connection: Connection): void {
    if (this.#current !== connection) return;
    this.#state = 'connected';
    this.#listener.connected();
  }

  protected heard(connection: Connection, bytes: Buffer): void {
    if (this.#current === connection) this.#listener.bytes(bytes);
  }

  protected lost(connection: Connection, fault: string): void {
    if (this.#current !== connection) return;
    this.#current = null;
    void this.end(connection);
    this.#state = 'waiting';
    const wait = this.#proved ? 0 : backoff(this.#failures++, Math.random());
    this.#proved = false;
    this.#cancelRetry = this.#timekeeper.after(wait, () => this.#attempt());
    this.#listener.lost(fault);
  }

  #attempt(): void {
    this.#state = 'connecting';
    this.#current = this.begin();
  }
}
