import type { LinkState } from '../Device.ts';
import type { WireTap } from '../DriverOptions.ts';
import {
  DeviceBusy,
  type DeviceError,
  DeviceTimeout,
  DeviceUnreachable,
  InvalidReply,
  OperationAborted,
} from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { type AnswerElement, type Command, matchAnswer } from './commands.ts';
import { Deadline } from './Deadline.ts';
import type { DeviceAddress } from './DeviceAddress.ts';
import { excerpt } from './excerpt.ts';
import type { LineListener } from './KeptLine.ts';
import { parseReply } from './parseReply.ts';
import { ReplyFramer } from './ReplyFramer.ts';
import { TcpLine } from './TcpLine.ts';

/** Silence shorter than this (wall clock) is never a timeout; the longest a scaled clock waits for an exchange. */
const WALL_FLOOR_MS = 250;
/** More questions than this waiting for one device means that somebody asks faster than it can ever answer. */
const LONGEST_QUEUE = 32;

export interface JsonLinkOptions {
  /** Name of the device, for messages. */
  readonly device: string;
  readonly address: DeviceAddress;
  readonly timekeeper: Timekeeper;
  readonly maximumReplyBytes: number;
  /** In simulation: tells the simulator our time and how fast it runs (simulators/PROTOCOL.md). */
  readonly stamp?: { readonly rate: number } | undefined;
  /** Sees every byte that goes over the line. */
  readonly tap?: WireTap | undefined;
  /** Questions that may be out at a time; answers come in the order of the questions. */
  readonly mostInFlight?: number;
}

export interface RequestOptions {
  /** Observatory time from the call to the answer, waiting in the queue included. */
  readonly timeoutMs: number;
  /** Overtakes everything in the queue that is not urgent itself, and does not wait for the back-off of a lost line. */
  readonly urgent?: boolean;
  /** Wall-clock time below which silence is no timeout, where an answer is long. */
  readonly wallFloorMs?: number;
  /** Takes a question back that has not been sent yet. */
  readonly signal?: AbortSignal;
}

interface Exchange {
  readonly urgent: boolean;
  readonly commands: readonly Command[];
  readonly names: string;
  readonly settle: (result: AnswerElement[] | DeviceError) => void;
}

/**
 * Questions and answers in JSON over a kept TCP connection, one in flight at a time unless told otherwise. After anything that leaves in doubt which
 * question the next bytes answer (a timeout, rubbish, an unasked word) the connection is replaced.
 */
export class JsonLink {
  readonly #options: JsonLinkOptions;
  readonly #line: TcpLine;
  readonly #queue: Exchange[] = [];
  /** False once a question went unanswered: a fast night does not wait again for a peer that is silent. */
  #answers = true;
  /** Sent and not answered yet, in the order in which the answers come. */
  #inFlight: Exchange[] = [];
  #framer: ReplyFramer;
  #state: LinkState;

  constructor(options: JsonLinkOptions) {
    this.#options = options;
    this.#framer = new ReplyFramer(options.maximumReplyBytes);
    const { address, timekeeper } = options;
    this.#state = { connected: false, since: timekeeper.now(), lastReplyAt: null, fault: 'not connected yet' };
    const heard: LineListener = {
      connected: () => this.#connected(),
      bytes: (bytes) => this.#receive(bytes),
      lost: (fault) => this.#lost(fault),
    };
    this.#line = new TcpLine(address, heard, { timekeeper });
  }

  state(): LinkState {
    return this.#state;
  }

  connect(): void {
    this.#line.open();
  }

  async disconnect(): Promise<void> {
    this.#setConnected(false, 'disconnected');
    this.#failAll(new OperationAborted(this.#options.device, 'disconnected'));
    await this.#line.close();
  }

  /**
   * Sends one frame and answers its elements, one per command, each repeating the command's name.
   * @throws DeviceUnreachable | DeviceTimeout | DeviceBusy (queue full) | InvalidReply | OperationAborted
   */
  request(commands: readonly Command[], options: RequestOptions): Promise<AnswerElement[]> {
    const { device, timekeeper } = this.#options;
    const names = commands.map((command) => command.name).join('+');
    if (options.urgent) this.#line.hurry();
    const { state } = this.#line;
    if (state === 'closed' || state === 'waiting') {
      return Promise.reject(
        new DeviceUnreachable(device, `${names} not sent: ${this.#state.fault ?? 'no connection'}`),
      );
    }
    if (this.#queue.length >= LONGEST_QUEUE && !options.urgent) {
      return Promise.reject(
        new DeviceBusy(device, `${names} not sent: ${LONGEST_QUEUE} questions are waiting already`),
      );
    }
    if (options.signal?.aborted) return Promise.reject(new OperationAborted(device, `${names} not sent: given up`));
    return new Promise((resolve, reject) => {
      const withdraw = () => this.#withdraw(exchange, new OperationAborted(device, `${names} not sent: given up`));
      const { timeoutMs, wallFloorMs = WALL_FLOOR_MS } = options;
      const deadline = new Deadline(timekeeper, { timeoutMs, wallFloorMs, hold: this.#answers }, () =>
        this.#expire(exchange, timeoutMs),
      );
      const exchange: Exchange = {
        urgent: options.urgent === true,
        commands,
        names,
        settle: (result) => {
          deadline.end();
          options.signal?.removeEventListener('abort', withdraw);
          if (Array.isArray(result)) resolve(result);
          else reject(result);
        },
      };
      options.signal?.addEventListener('abort', withdraw, { once: true });
      // Urgent ones overtake all others, but not each other: a stop after a close stays after it.
      const at = exchange.urgent ? this.#queue.findIndex(({ urgent }) => !urgent) : -1;
      this.#queue.splice(at < 0 ? this.#queue.length : at, 0, exchange);
      this.#sendNext();
    });
  }

  #sendNext(): void {
    const { stamp, timekeeper, mostInFlight = 1 } = this.#options;
    while (this.#inFlight.length < mostInFlight && this.#line.state === 'connected') {
      const exchange = this.#queue.shift();
      if (exchange === undefined) return;
      this.#inFlight.push(exchange);
      const time = stamp === undefined ? {} : { at: new Date(timekeeper.now()).toISOString(), rate: stamp.rate };
      const text = `${JSON.stringify({ command: exchange.commands, ...time })}\n`;
      this.#options.tap?.('sent', Buffer.from(text), timekeeper.now());
      this.#line.write(text);
    }
  }

  #receive(bytes: Buffer): void {
    this.#options.tap?.('received', bytes, this.#options.timekeeper.now());
    try {
      // All of it before the next question goes out: what is here already cannot be the answer to that one.
      for (const answer of this.#framer.push(bytes)) this.#answer(answer);
      if (this.#inFlight.length === 0 && this.#framer.midReply) throw new Error('spoke without being asked');
      this.#sendNext();
    } catch (fault) {
      this.#distrust(fault);
    }
  }

  #answer(text: string): void {
    const [exchange] = this.#inFlight;
    if (exchange === undefined) throw new Error(`spoke without being asked: "${excerpt(text)}"`);
    let reply: unknown[];
    try {
      reply = parseReply(text);
    } catch {
      throw new Error(`not JSON: "${excerpt(text)}"`);
    }
    const answer = this.#matched(exchange, reply);
    this.#inFlight.shift();
    if (answer instanceof InvalidReply) {
      exchange.settle(answer);
      throw answer;
    }
    this.#answers = true;
    this.#line.prove();
    this.#state = { ...this.#state, lastReplyAt: this.#options.timekeeper.now() };
    exchange.settle(answer);
  }

  #matched(exchange: Exchange, reply: unknown[]): AnswerElement[] | InvalidReply {
    try {
      return matchAnswer(this.#options.device, exchange.commands, reply);
    } catch (fault) {
      if (fault instanceof InvalidReply) return fault;
      throw fault;
    }
  }

  /** What came is not an answer, so nothing that follows on this connection can be attributed either. */
  #distrust(fault: unknown): void {
    const words = fault instanceof Error ? fault.message : String(fault);
    // An InvalidReply has been told to who asked already.
    const exchange = fault instanceof InvalidReply ? undefined : this.#inFlight.shift();
    exchange?.settle(new InvalidReply(this.#options.device, `answer to ${exchange.names}: ${words}`));
    this.#line.drop(words);
  }

  #expire(exchange: Exchange, timeoutMs: number): void {
    const { device } = this.#options;
    const silence = `within ${timeoutMs / 1000} s`;
    const at = this.#inFlight.indexOf(exchange);
    if (at < 0) {
      this.#withdraw(exchange, new DeviceTimeout(device, `${exchange.names} not sent ${silence}: the line was busy`));
      return;
    }
    this.#inFlight.splice(at, 1);
    this.#answers = false;
    const fault = this.#framer.midReply ? `answer not complete ${silence}` : `no answer ${silence}`;
    exchange.settle(new DeviceTimeout(device, `${exchange.names}: ${fault}`));
    this.#line.drop(fault);
  }

  #withdraw(exchange: Exchange, failure: DeviceError): void {
    const at = this.#queue.indexOf(exchange);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    exchange.settle(failure);
  }

  #connected(): void {
    this.#framer = new ReplyFramer(this.#options.maximumReplyBytes);
    this.#setConnected(true, null);
    this.#sendNext();
  }

  #lost(fault: string): void {
    this.#setConnected(false, fault);
    this.#failAll(new DeviceUnreachable(this.#options.device, fault));
  }

  #failAll(failure: DeviceError): void {
    const waiting = [...this.#inFlight, ...this.#queue];
    this.#inFlight = [];
    this.#queue.length = 0;
    for (const exchange of waiting) exchange.settle(failure);
  }

  #setConnected(connected: boolean, fault: string | null): void {
    const { timekeeper } = this.#options;
    const since = connected === this.#state.connected ? this.#state.since : timekeeper.now();
    this.#state = { ...this.#state, connected, since, fault };
  }
}
