import type { LinkState } from '../Device.ts';
import type { TcpAddress } from '../DriverAddress.ts';
import type { WireTap } from '../DriverOptions.ts';
import { DeviceRefused, DeviceTimeout, DeviceUnreachable, OperationAborted } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { TcpLine } from '../transport/TcpLine.ts';
import { IndiMalformed, type IndiMessage } from './IndiMessage.ts';
import { type IndiChange, IndiProperties } from './IndiProperties.ts';
import { IndiReader } from './IndiReader.ts';
import type { IndiVector } from './IndiVector.ts';
import { IndiWaiters } from './IndiWaiters.ts';
import { askProperties, enableBlobs, newVector } from './writeIndi.ts';

/** Between two attempts to have the driver connect to its hardware, observatory time. */
const CONNECT_AGAIN_MS = 5_000;
/** So many questions in a row without an answer, and the connection is not trusted any more. */
const MOST_SILENCES = 3;
/** What a connection for images takes from the system at a time: few calls, and still short turns. */
const IMAGE_READ_BYTES = 2 ** 18;
const NOT_YET = 'not connected yet';

export interface IndiClientOptions {
  /** Name of the device in the configuration, for messages. */
  readonly name: string;
  /** Its name on the INDI server. */
  readonly indiDevice: string;
  readonly address: TcpAddress;
  readonly timekeeper: Timekeeper;
  readonly tap?: WireTap | undefined;
  /** A connection that carries the images of the device, and nothing else. */
  readonly imagesOnly?: boolean;
}

type Values = Readonly<Record<string, string | number | boolean>>;
type WritableKind = 'Number' | 'Switch' | 'Text';

/**
 * One device of an INDI server over a connection of its own. The server pushes; what is read is asked for anew all the same,
 * for a driver that hangs pushes nothing and its last words stay true for ever.
 */
export class IndiClient {
  readonly #options: IndiClientOptions;
  readonly #line: TcpLine;
  readonly #reader: IndiReader;
  readonly #properties: IndiProperties;
  readonly #waiters: IndiWaiters;
  readonly #listeners = new Set<(change: IndiChange) => void>();
  #state: LinkState;
  #connectAskedAt = Number.NEGATIVE_INFINITY;
  #silences = 0;
  #lastWords = '';

  constructor(options: IndiClientOptions) {
    this.#options = options;
    const { address, timekeeper } = options;
    this.#waiters = new IndiWaiters(timekeeper);
    this.#properties = new IndiProperties(options.indiDevice);
    this.#reader = new IndiReader((message) => this.#take(message));
    this.#state = { connected: false, since: timekeeper.now(), lastReplyAt: null, fault: NOT_YET };
    this.#line = new TcpLine(
      { host: address.host, port: address.port },
      {
        connected: () => this.#connected(),
        bytes: (bytes) => this.#receive(bytes),
        lost: (fault) => this.#lost(fault),
      },
      { timekeeper, lendsBytes: options.imagesOnly ? IMAGE_READ_BYTES : undefined },
    );
  }

  state(): LinkState {
    return this.#state;
  }

  connect(): void {
    this.#line.open();
  }

  async disconnect(): Promise<void> {
    this.#setConnected(false, 'disconnected');
    this.#waiters.failAll(new OperationAborted(this.#options.name, 'disconnected'));
    await this.#line.close();
  }

  /** A property as it was told last; undefined while the device has none of this name. */
  vector(name: string): IndiVector | undefined {
    return this.#properties.get(name);
  }

  /** Calls `listener` with every change of a property; returns its own end. */
  onChange(listener: (change: IndiChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Has the driver tell these properties anew. While the very first connection is being made, which begins by asking for all of them,
   * that is waited for: an observatory that wakes does not take its devices for dead.
   * @throws DeviceUnreachable when there is no server, no such device, or it has no connection to its hardware; DeviceTimeout
   */
  async read(names: readonly string[], timeoutMs: number): Promise<readonly IndiVector[]> {
    const isBeginning = this.#line.state === 'connecting' && this.#state.fault === NOT_YET;
    if (!isBeginning) this.#needLine();
    const missing = new Set(names);
    const answered = this.#waiters.until(
      ({ name, kind }) => {
        if (kind === 'defined') missing.delete(name);
        return missing.size === 0;
      },
      { timeoutMs, hold: this.#isTrusted(), late: () => this.#whySilent([...missing]) },
    );
    if (!isBeginning) for (const name of names) this.#write(askProperties(this.#options.indiDevice, name));
    if (!this.isReady()) this.#askConnection();
    await answered;
    if (!this.isReady()) throw this.#notReady();
    return names.map((name) => this.need(name));
  }

  /**
   * Writes a property and waits until `judge` says that a change of it answers; `moves` when that is the end of a motion, which takes
   * its time, also on a scaled clock. @throws DeviceRefused when it turns to Alert
   */
  async order(
    kind: WritableKind,
    name: string,
    values: Values,
    options: {
      readonly timeoutMs: number;
      readonly judge?: (vector: IndiVector) => boolean;
      readonly moves?: boolean;
    },
  ): Promise<IndiVector> {
    this.#needLine();
    if (!this.isReady()) throw this.#notReady();
    this.need(name);
    const { judge = () => true, timeoutMs, moves = false } = options;
    this.#lastWords = '';
    const answered = this.#waiters.until(
      (change) => {
        if (change.name !== name) return false;
        if (change.vector === null) throw new DeviceUnreachable(this.#options.name, `its ${name} has gone`);
        if (change.vector.state === 'Alert') throw this.refusal(`${name} failed`);
        return judge(change.vector);
      },
      { timeoutMs, hold: !moves && this.#isTrusted(), late: () => this.#noAnswer(name, timeoutMs) },
    );
    this.#write(newVector(kind, this.#options.indiDevice, name, values));
    await answered;
    return this.need(name);
  }

  /** Writes a property whose answer nobody waits for. */
  tell(kind: WritableKind, name: string, values: Values): void {
    if (this.#line.state === 'connected' && this.#properties.get(name) !== undefined)
      this.#write(newVector(kind, this.#options.indiDevice, name, values));
  }

  /** Whether the driver behind the server has its hardware. */
  isReady(): boolean {
    return this.#properties.get('CONNECTION')?.elements.get('CONNECT')?.text === 'On';
  }

  /** A property that must be there. @throws DeviceRefused naming it */
  need(name: string): IndiVector {
    const vector = this.#properties.get(name);
    if (vector) return vector;
    throw new DeviceRefused(this.#options.name, `"${this.#options.indiDevice}" has no ${name}`);
  }

  /** A refusal with the last words of the driver about it. */
  refusal(what: string): DeviceRefused {
    return new DeviceRefused(this.#options.name, `${what}${this.#words()}`);
  }

  #words(): string {
    return this.#lastWords === '' ? '' : `: ${this.#lastWords}`;
  }

  #needLine(): void {
    if (this.#line.state !== 'connected') throw this.#noLine();
  }

  #noLine(): DeviceUnreachable {
    return new DeviceUnreachable(this.#options.name, this.#state.fault ?? 'no connection to the INDI server');
  }

  #notReady(): DeviceUnreachable {
    const { name, indiDevice } = this.#options;
    const known = this.#properties.get('CONNECTION') !== undefined;
    const why = known ? `"${indiDevice}" has no connection to its hardware` : `the INDI server has no "${indiDevice}"`;
    return new DeviceUnreachable(name, `${why}${this.#words()}`);
  }

  #noAnswer(name: string, timeoutMs: number): DeviceTimeout {
    const within = `within ${timeoutMs / 1000} s${this.#words()}`;
    return new DeviceTimeout(this.#options.name, `${name} was not answered ${within}`);
  }

  /** A scaled clock waits only for who has answered so far. */
  #isTrusted(): boolean {
    return this.#silences === 0;
  }

  #whySilent(missing: readonly string[]): Error {
    if (this.#line.state !== 'connected') return this.#noLine();
    if (++this.#silences >= MOST_SILENCES) this.#line.drop('the INDI server does not answer');
    if (!this.isReady()) return this.#notReady();
    return new DeviceTimeout(this.#options.name, `no answer about ${missing.join(', ')}`);
  }

  #write(text: string): void {
    this.#options.tap?.('sent', Buffer.from(text), this.#options.timekeeper.now());
    this.#line.write(text);
  }

  #connected(): void {
    this.#setConnected(true, null);
    this.#reader.reset();
    this.#connectAskedAt = Number.NEGATIVE_INFINITY;
    const { indiDevice, imagesOnly } = this.#options;
    this.#write(askProperties(indiDevice));
    if (imagesOnly) this.#write(enableBlobs(indiDevice, 'Only'));
  }

  #lost(fault: string): void {
    this.#setConnected(false, fault);
    this.#properties.clear();
    this.#waiters.failAll(new DeviceUnreachable(this.#options.name, `the line was lost: ${fault}`));
  }

  #receive(bytes: Buffer): void {
    this.#options.tap?.('received', bytes, this.#options.timekeeper.now());
    try {
      this.#reader.push(bytes);
    } catch (error) {
      if (!(error instanceof IndiMalformed)) throw error;
      this.#line.drop(`this is not the INDI protocol: ${error.message}`);
    }
    // The server keeps the next answer back until this one is acknowledged (Nagle's algorithm), which Linux does after 40 ms
    // or with the next byte that is sent: the protocol does not mind an empty line.
    if (this.#waiters.isAnybody()) this.#write('\n');
  }

  #take(message: IndiMessage): void {
    const { timekeeper, indiDevice } = this.#options;
    const at = timekeeper.now();
    this.#line.prove();
    if (message.attributes.device === indiDevice) {
      this.#silences = 0;
      this.#state = { ...this.#state, lastReplyAt: at };
      const words = message.attributes.message?.trim();
      if (words) this.#lastWords = words.replace(/^\[\w+\]\s*/, '');
    }
    for (const change of this.#properties.apply(message, at)) {
      if (change.name === 'CONNECTION' && !this.isReady()) this.#askConnection();
      for (const listener of this.#listeners) listener(change);
      this.#waiters.hear(change);
    }
  }

  /** Has the driver connect to its hardware, not more often than hardware can bear. */
  #askConnection(): void {
    const now = this.#options.timekeeper.now();
    if (this.#options.imagesOnly || this.#properties.get('CONNECTION') === undefined) return;
    if (now - this.#connectAskedAt < CONNECT_AGAIN_MS) return;
    this.#connectAskedAt = now;
    this.#write(newVector('Switch', this.#options.indiDevice, 'CONNECTION', { CONNECT: true }));
  }

  #setConnected(connected: boolean, fault: string | null): void {
    const since = connected === this.#state.connected ? this.#state.since : this.#options.timekeeper.now();
    this.#state = { ...this.#state, connected, since, fault };
  }
}
