import type { HttpAddress } from '../DriverAddress.ts';
import type { WireTap } from '../DriverOptions.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { type HttpAnswer, HttpExchanges } from '../transport/HttpExchanges.ts';
import type { AlpacaDeviceType } from './AlpacaDeviceType.ts';
import type { AskedQuestion } from './alpacaAnswer.ts';

/** Which of the clients of a server we are: the same for a run of the application, 1 … 65535 as the API suggests. */
const CLIENT_ID = (process.pid % 65_535) + 1;
/** Transactions are unsigned numbers of 32 bits, from 1. */
const LAST_TRANSACTION = 2 ** 32 - 1;
/** The longest answer that is not an image: lists of names, a device's whole state. */
const MOST_BYTES = 2 ** 20;

export interface AlpacaTransactionsOptions {
  /** Name of the device in the configuration, for messages. */
  readonly name: string;
  readonly deviceType: AlpacaDeviceType;
  readonly address: HttpAddress;
  readonly timekeeper: Timekeeper;
  readonly tap?: WireTap | undefined;
}

/** Parameters of a question or an order, in the letters of the API: "RightAscension". */
export type AlpacaParameters = Readonly<Record<string, string | number | boolean>>;

interface AskOptions {
  readonly timeoutMs: number;
  readonly accept?: string;
  readonly mostBytes?: number;
}

/** Numbered questions and orders to one device of an Alpaca server. */
export class AlpacaTransactions {
  readonly #options: AlpacaTransactionsOptions;
  readonly #http: HttpExchanges;
  #transaction = 0;

  constructor(options: AlpacaTransactionsOptions) {
    this.#options = options;
    const { name, address, timekeeper, tap } = options;
    this.#http = new HttpExchanges({
      device: name,
      address: { host: address.host, port: address.port },
      timekeeper,
      tap,
    });
  }

  /** Asks for a member, or sets or starts it. @throws DeviceError as HttpExchanges does */
  async ask(
    method: 'GET' | 'PUT',
    member: string,
    parameters: AlpacaParameters,
    { timeoutMs, accept, mostBytes = MOST_BYTES }: AskOptions,
  ): Promise<{ readonly asked: AskedQuestion; readonly answer: HttpAnswer }> {
    const { name, deviceType, address } = this.#options;
    this.#transaction = this.#transaction === LAST_TRANSACTION ? 1 : this.#transaction + 1;
    const asked = { device: name, what: member, transaction: this.#transaction };
    const form = new URLSearchParams(Object.entries(parameters).map(([key, value]) => [key, wordOf(value)]));
    form.set('ClientID', String(CLIENT_ID));
    form.set('ClientTransactionID', String(asked.transaction));
    const path = `/api/v1/${deviceType}/${address.deviceNumber}/${member}`;
    const question =
      method === 'GET' ? { method, path: `${path}?${form}` } : ({ method, path, body: form.toString() } as const);
    const answer = await this.#http.ask({ ...question, timeoutMs, mostBytes, ...(accept ? { accept } : {}) });
    return { asked, answer };
  }

  stop(): void {
    this.#http.stop();
  }
}

/** Numbers without an exponent, which servers in other languages may not read: 1e-7 is nothing that a telescope feels. */
function wordOf(value: string | number | boolean): string {
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return value.toFixed(9);
}
