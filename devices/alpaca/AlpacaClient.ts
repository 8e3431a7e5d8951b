import type { LinkState } from '../Device.ts';
import { DeviceError, DeviceTimeout, DeviceUnreachable, InvalidReply, OperationAborted } from '../errors.ts';
import type { Cancel } from '../Timekeeper.ts';
import { backoff } from '../transport/backoff.ts';
import { Deadline } from '../transport/Deadline.ts';
import type { HttpAnswer } from '../transport/HttpExchanges.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { type AlpacaParameters, AlpacaTransactions, type AlpacaTransactionsOptions } from './AlpacaTransactions.ts';
import { type AskedQuestion, alpacaValue } from './alpacaAnswer.ts';
import { httpFailure } from './alpacaFailure.ts';
import { booleanIn } from './alpacaFields.ts';
import { connectHardware } from './connectHardware.ts';
import { stateValues } from './stateValues.ts';

/** What a server says in the place of an image is read so far. */
const LONGEST_WORDS_BYTES = 1_000;
/** A server that is there answers within this, wall clock, however fast the observatory's clock runs. */
const WALL_FLOOR_MS = 500;

/** Values by member, in the letters of the path; null = the device does not have it, or not now. */
export type AlpacaValues<M extends string> = Readonly<Record<M, unknown>>;

/**
 * One device of an Alpaca server. HTTP keeps no line: it counts as connected from an answer that says that the server has the
 * hardware until an answer fails to come, and then it is tried again with back-off.
 */
export class AlpacaClient {
  readonly #options: AlpacaTransactionsOptions;
  readonly #transactions: AlpacaTransactions;
  /** What does not change while the device is connected: its abilities and bounds. */
  readonly #facts = new Map<string, Promise<unknown>>();
  /** Members that the device said it does not have: they are asked for no more. */
  readonly #absent = new Set<string>();
  #state: LinkState;
  #open = false;
  #attempt: Promise<void> | null = null;
  #wholeState = false;
  #failures = 0;
  #cancelRetry: Cancel = () => undefined;
  #wake: () => void = () => undefined;

  constructor(options: AlpacaTransactionsOptions) {
    this.#options = options;
    this.#transactions = new AlpacaTransactions(options);
    const since = options.timekeeper.now();
    this.#state = { connected: false, since, lastReplyAt: null, fault: 'not connected yet' };
  }

  state(): LinkState {
    return this.#state;
  }

  connect(): void {
    if (this.#open) return;
    this.#open = true;
    this.#begin();
  }

  /** Ends our side only: to disconnect the hardware would take it from the server's other clients. */
  async disconnect(): Promise<void> {
    this.#open = false;
    this.#cancelRetry();
    this.#setConnected(false, 'disconnected');
    this.#forget();
    this.#transactions.stop();
    this.#wake();
    await this.#attempt;
  }

  /** The value of a member that the device must have. @throws DeviceError */
  async get(member: string, parameters: AlpacaParameters = {}, timeoutMs: number = TIMEOUTS.status): Promise<unknown> {
    await this.#ready();
    return await this.#ask('GET', member, parameters, timeoutMs);
  }

  /** The value of a member that not every device has; null when this one does not, or has none to give now. @throws DeviceError */
  async optional(member: string, parameters: AlpacaParameters = {}): Promise<unknown> {
    const key = keyOf(member, parameters);
    if (this.#absent.has(key)) return null;
    try {
      const value = await this.get(member, parameters);
      if (value !== null && value !== undefined) return value;
    } catch (error) {
      if (!(error instanceof AlpacaRefused)) throw error;
      if (error.absent) this.#absent.add(key);
      return null;
    }
    throw new InvalidReply(this.#options.name, `${member} is nothing, and no error is told`);
  }

  /** What does not change while the device is connected, asked for once; null when the device does not have it. @throws DeviceError */
  async fact(member: string): Promise<unknown> {
    const known = this.#facts.get(member);
    if (known !== undefined) return await known;
    const asked = this.optional(member);
    this.#facts.set(member, asked);
    const forget = () => this.#facts.delete(member);
    asked.then((value) => {
      // Refused this time only: asked for again.
      if (value === null && !this.#absent.has(keyOf(member, {}))) forget();
    }, forget);
    return await asked;
  }

  /** Whether the device says that it can ("canpark"). @throws DeviceError */
  async can(member: string): Promise<boolean> {
    const value = await this.fact(member);
    return value !== null && booleanIn(this.#options.name, member, value);
  }

  /** Several members of one moment, in one answer where the device can. @throws DeviceError */
  async values<M extends string, O extends string>(
    members: readonly M[],
    optional: readonly O[] = [],
  ): Promise<AlpacaValues<M | O>> {
    await this.#ready();
    const whole = await this.#readWholeState();
    const one = async (member: M | O, ask: () => Promise<unknown>): Promise<[string, unknown]> => [
      member,
      whole.has(member) ? whole.get(member) : await ask(),
    ];
    const pairs = await Promise.all([
      ...members.map((member) => one(member, () => this.get(member))),
      ...optional.map((member) => one(member, () => this.optional(member))),
    ]);
    return Object.fromEntries(pairs) as AlpacaValues<M | O>;
  }

  /** An order; resolves when the device took it. @throws DeviceError */
  async put(member: string, parameters: AlpacaParameters = {}, timeoutMs: number = TIMEOUTS.order): Promise<void> {
    await this.#ready();
    await this.#ask('PUT', member, parameters, timeoutMs);
  }

  /** An order that waits for nothing, not even for a connection that is being made. @throws DeviceError */
  async putAtOnce(member: string, parameters: AlpacaParameters = {}): Promise<void> {
    if (!this.#open) throw new DeviceUnreachable(this.#options.name, this.#state.fault ?? 'disconnected');
    await this.#ask('PUT', member, parameters, TIMEOUTS.stop);
  }

  /** An answer that is not (only) JSON: an image. @throws DeviceError */
  async raw(member: string, options: { readonly accept: string; readonly mostBytes: number }) {
    await this.#ready();
    return await this.#exchange('GET', member, {}, { ...options, timeoutMs: TIMEOUTS.readOut }, (asked, answer) => {
      if (answer.status === 200) return { asked, answer };
      throw httpFailure(asked.device, asked.what, answer.status, answer.bytes.toString('utf8', 0, LONGEST_WORDS_BYTES));
    });
  }

  async #ask(method: 'GET' | 'PUT', member: string, parameters: AlpacaParameters, timeoutMs: number) {
    return await this.#exchange(method, member, parameters, { timeoutMs }, alpacaValue);
  }

  async #exchange<T>(
    method: 'GET' | 'PUT',
    member: string,
    parameters: AlpacaParameters,
    options: { readonly timeoutMs: number; readonly accept?: string; readonly mostBytes?: number },
    decode: (asked: AskedQuestion, answer: HttpAnswer) => T,
  ): Promise<T> {
    try {
      const { asked, answer } = await this.#transactions.ask(method, member, parameters, options);
      const decoded = decode(asked, answer);
      this.#state = { ...this.#state, lastReplyAt: this.#options.timekeeper.now() };
      return decoded;
    } catch (failure) {
      // An order may take long by its nature: that it is not acknowledged says nothing of the server.
      const doubtful =
        failure instanceof DeviceUnreachable ||
        failure instanceof InvalidReply ||
        (failure instanceof DeviceTimeout && method === 'GET');
      if (doubtful) this.#lose(failure);
      throw failure;
    }
  }

  /** Waits for a connection that is being made, but not for hardware that is slow to start. */
  async #ready(): Promise<void> {
    if (this.#state.connected) return;
    if (this.#attempt !== null) await this.#patiently(this.#attempt);
    if (!this.#state.connected) throw new DeviceUnreachable(this.#options.name, this.#state.fault ?? 'no connection');
  }

  async #patiently(attempt: Promise<void>): Promise<void> {
    await new Promise<void>((resolve) => {
      const patience = { timeoutMs: TIMEOUTS.status, wallFloorMs: WALL_FLOOR_MS, hold: false };
      const deadline = new Deadline(this.#options.timekeeper, patience, resolve);
      void attempt.then(() => {
        deadline.end();
        resolve();
      });
    });
  }

  /** All operational values at once; empty where the device has no such answer. */
  async #readWholeState(): Promise<ReadonlyMap<string, unknown>> {
    if (!this.#wholeState) return new Map();
    const state = await this.optional('devicestate');
    if (state === null) this.#wholeState = false;
    return state === null ? new Map() : stateValues(this.#options.name, state);
  }

  #begin(): void {
    this.#attempt = this.#greet().then(() => {
      this.#attempt = null;
    });
  }

  async #greet(): Promise<void> {
    try {
      const { platform7 } = await connectHardware({
        ...this.#options,
        ask: (...question) => this.#ask(...question),
        pause: (milliseconds) => this.#pause(milliseconds),
        // It may take long: who asks meanwhile is told so.
        starting: () => this.#setConnected(false, 'the server connects to the device'),
      });
      if (!this.#open) return;
      this.#failures = 0;
      this.#wholeState = platform7;
      this.#setConnected(true, null);
    } catch (failure) {
      if (!(failure instanceof DeviceError)) throw failure;
      this.#tryAgain(failure);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#options.timekeeper.after(milliseconds, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    if (!this.#open) throw new OperationAborted(this.#options.name, 'disconnected');
  }

  #tryAgain(failure: DeviceError): void {
    if (!this.#open) return;
    this.#setConnected(false, wordsOf(failure));
    const wait = backoff(this.#failures++, Math.random());
    this.#cancelRetry = this.#options.timekeeper.after(wait, () => this.#begin());
  }

  /** What was known of the device may be different when it answers again; the first attempt is at once. */
  #lose(failure: DeviceError): void {
    if (!this.#state.connected) return;
    this.#forget();
    this.#setConnected(false, wordsOf(failure));
    this.#begin();
  }

  #forget(): void {
    this.#facts.clear();
    this.#absent.clear();
  }

  #setConnected(connected: boolean, fault: string | null): void {
    const since = connected === this.#state.connected ? this.#state.since : this.#options.timekeeper.now();
    this.#state = { ...this.#state, connected, since, fault };
  }
}

const keyOf = (member: string, parameters: AlpacaParameters) => `${member}?${JSON.stringify(parameters)}`;

/** A failure without the name of the device, which whoever tells of the link adds again. */
function wordsOf({ message, device }: DeviceError): string {
  return message.startsWith(`${device}: `) ? message.slice(device.length + 2) : message;
}
