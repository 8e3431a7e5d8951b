import type { LinkState } from '../Device.ts';
import type { SerialAddress } from '../DriverAddress.ts';
import type { WireTap } from '../DriverOptions.ts';
import { DeviceError, DeviceUnreachable, OperationAborted } from '../errors.ts';
import type { Cancel, Timekeeper } from '../Timekeeper.ts';
import { backoff } from '../transport/backoff.ts';
import type { LineListener } from '../transport/KeptLine.ts';
import type { Question } from './Question.ts';
import { type Rank, SerialExchanges } from './SerialExchanges.ts';
import { SerialLine } from './SerialLine.ts';

/** After doubt, this much silence (wall clock) means that nothing of an old answer is under way any more. */
const QUIET_MS = 150;
/** A device that speaks by itself is not waited for longer than this (wall clock) to be silent. */
const LONGEST_QUIET_MS = 1_000;

/** Asks a question outside the queue: for who makes the acquaintance of the device. */
export type Ask = <T>(question: Question<T>, timeoutMs: number) => Promise<T>;

export interface SerialLinkOptions {
  /** Name of the device, for messages. */
  readonly device: string;
  readonly address: SerialAddress;
  readonly timekeeper: Timekeeper;
  readonly tap?: WireTap | undefined;
  /**
   * Makes the acquaintance of the device, each time the port is opened and after each doubt: serial lines know no connection, so
   * the device may have been switched off in between, or still be answering something old.
   */
  readonly greet: (ask: Ask) => Promise<void>;
  /** The port was lost: what is remembered of the device may not be true any more. */
  readonly lost?: () => void;
  /** Sees all that comes, whoever asked. */
  readonly received?: ((bytes: Buffer) => void) | undefined;
}

export interface AskOptions {
  /** Observatory time from writing the question to its whole answer. */
  readonly timeoutMs: number;
  /** Overtakes everything in the queue and does not wait until the device has been greeted. */
  readonly urgent?: boolean;
  /** Takes a question back that has not been written yet. */
  readonly signal?: AbortSignal;
}

/** Questions and answers over a serial port that is kept open, one in flight at a time; `tell` goes ahead of all of them. */
export class SerialLink {
  readonly #options: SerialLinkOptions;
  readonly #line: SerialLine;
  readonly #exchanges: SerialExchanges;
  #acquaintance: 'none' | 'greeting' | 'greeted' = 'none';
  /** Which greeting is under way: the end of an older one means nothing. */
  #greeting = 0;
  #failures = 0;
  #cancelAgain: Cancel = () => undefined;
  #lastByteAt = 0;
  #onOpen: (() => void)[] = [];
  #state: LinkState;

  constructor(options: SerialLinkOptions) {
    this.#options = options;
    const { device, timekeeper } = options;
    this.#state = { connected: false, since: timekeeper.now(), lastReplyAt: null, fault: 'not connected yet' };
    const heard: LineListener = {
      connected: () => this.#opened(),
      bytes: (bytes) => this.#receive(bytes),
      lost: (fault) => {
        this.#forget(fault, new DeviceUnreachable(device, fault));
        options.lost?.();
      },
    };
    this.#line = new SerialLine(options.address, heard, timekeeper);
    this.#exchanges = new SerialExchanges({
      device,
      timekeeper,
      write: (bytes) => void this.#write(bytes),
      admits: (rank) => this.#admits(rank),
      heard: () => {
        this.#state = { ...this.#state, lastReplyAt: timekeeper.now() };
      },
      // Some questions of the acquaintance may go unanswered; who makes it judges.
      doubted: (rank, fault) => {
        if (rank !== 'greeting') this.doubt(fault);
      },
    });
  }

  state(): LinkState {
    return this.#state;
  }

  connect(): void {
    this.#line.open();
  }

  async disconnect(): Promise<void> {
    this.#forget('disconnected', new OperationAborted(this.#options.device, 'it was disconnected'));
    await this.#line.close();
  }

  /**
   * Asks and answers what the device said.
   * @throws DeviceUnreachable | DeviceTimeout | DeviceBusy (queue full) | InvalidReply | DeviceRefused | OperationAborted
   */
  ask<T>(question: Question<T>, { timeoutMs, urgent = false, signal }: AskOptions): Promise<T> {
    if (urgent) this.#line.hurry();
    const { state } = this.#line;
    if (state === 'closed' || state === 'waiting') return Promise.reject(this.#unreachable(question.name));
    const answer = this.#exchanges.ask(question, timeoutMs, urgent ? 'urgent' : 'ordinary', signal);
    if (state === 'connected' && this.#acquaintance === 'none') this.#greet();
    return answer;
  }

  /**
   * Writes at once, whatever is in flight: for stops, to which these devices answer nothing. Resolves when it is written.
   * @throws DeviceUnreachable when there is no port to write to
   */
  async tell(name: string, bytes: Uint8Array): Promise<void> {
    this.#line.hurry();
    if (this.#line.state === 'connecting') await new Promise<void>((resolve) => this.#onOpen.push(resolve));
    if (!(await this.#write(bytes))) throw this.#unreachable(name);
  }

  /** The device cannot be trusted any more: it is greeted anew. */
  doubt(fault: string): void {
    if (this.#line.state !== 'connected' || this.#acquaintance !== 'greeted') return;
    this.#setConnected(false, fault);
    this.#greet();
  }

  #unreachable(what: string): DeviceUnreachable {
    const why = this.#state.fault ?? 'there is no connection';
    return new DeviceUnreachable(this.#options.device, `${what} was not sent: ${why}`);
  }

  #admits(rank: Rank): boolean {
    return this.#line.state === 'connected' && (rank !== 'ordinary' || this.#acquaintance === 'greeted');
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    if (this.#line.state !== 'connected') return false;
    this.#options.tap?.('sent', bytes, this.#options.timekeeper.now());
    return await this.#line.write(bytes);
  }

  #receive(bytes: Buffer): void {
    this.#options.tap?.('received', bytes, this.#options.timekeeper.now());
    this.#lastByteAt = performance.now();
    this.#options.received?.(bytes);
    this.#exchanges.receive(bytes);
  }

  #opened(): void {
    this.#setConnected(false, 'the port is open, but nothing has answered yet');
    for (const go of this.#onOpen.splice(0)) go();
    this.#exchanges.sendNext();
    this.#greet();
  }

  #greet(): void {
    this.#cancelAgain();
    this.#acquaintance = 'greeting';
    const greeting = ++this.#greeting;
    const isCurrent = () => greeting === this.#greeting && this.#acquaintance === 'greeting';
    void this.#makeAcquaintance(isCurrent).catch((fault: unknown) => {
      if (!(fault instanceof DeviceError)) throw fault;
      if (isCurrent()) this.#notGreeted(fault);
    });
  }

  async #makeAcquaintance(isCurrent: () => boolean): Promise<void> {
    await this.#untilQuiet();
    if (!isCurrent()) return;
    await this.#options.greet((question, timeoutMs) => this.#exchanges.ask(question, timeoutMs, 'greeting'));
    if (!isCurrent()) return;
    this.#acquaintance = 'greeted';
    this.#failures = 0;
    this.#line.prove();
    this.#setConnected(true, null);
    this.#exchanges.sendNext();
  }

  #notGreeted(fault: DeviceError): void {
    this.#acquaintance = 'none';
    this.#setConnected(false, fault.message.replace(`${fault.device}: `, ''));
    this.#exchanges.failAll(fault);
    const wait = backoff(this.#failures++, Math.random());
    this.#cancelAgain = this.#options.timekeeper.after(wait, () => this.#greet());
  }

  async #untilQuiet(): Promise<void> {
    const began = performance.now();
    this.#lastByteAt = began;
    for (;;) {
      const missing = QUIET_MS - (performance.now() - this.#lastByteAt);
      if (missing <= 0 || performance.now() - began > LONGEST_QUIET_MS) return;
      await new Promise((resolve) => setTimeout(resolve, missing));
    }
  }

  #forget(fault: string, failure: DeviceError): void {
    this.#cancelAgain();
    this.#greeting++;
    this.#acquaintance = 'none';
    this.#setConnected(false, fault);
    for (const go of this.#onOpen.splice(0)) go();
    this.#exchanges.failAll(failure);
  }

  #setConnected(connected: boolean, fault: string | null): void {
    const since = connected === this.#state.connected ? this.#state.since : this.#options.timekeeper.now();
    this.#state = { ...this.#state, connected, since, fault };
  }
}
