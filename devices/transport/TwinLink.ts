import type { LinkState } from '../Device.ts';
import { DeviceTimeout, DeviceUnreachable } from '../errors.ts';
import { type AnswerElement, type Command, expectAccepted, expectAcknowledged } from './commands.ts';
import { JsonLink, type JsonLinkOptions, type RequestOptions } from './JsonLink.ts';

/** Stops, closings, parkings and heartbeats that may be out at a time: none waits for the answer to another. */
const MOST_URGENT_IN_FLIGHT = 8;

/** A frame of one command. */
export type SingleRequestOptions = Pick<RequestOptions, 'timeoutMs' | 'wallFloorMs'>;

/**
 * Two connections to one device: a stop never waits behind a slow answer, and nothing that was ordered before a stop is sent, or
 * has the last word, after it.
 */
export class TwinLink {
  readonly #device: string;
  readonly #ordinary: JsonLink;
  readonly #urgent: JsonLink;
  #withdrawal = new AbortController();
  #stopping: Promise<unknown> = Promise.resolve();
  readonly #orders = new Set<Promise<unknown>>();

  constructor(options: JsonLinkOptions) {
    this.#device = options.device;
    this.#ordinary = new JsonLink(options);
    this.#urgent = new JsonLink({ ...options, mostInFlight: MOST_URGENT_IN_FLIGHT });
  }

  connect(): void {
    this.#ordinary.connect();
    this.#urgent.connect();
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#ordinary.disconnect(), this.#urgent.disconnect()]);
  }

  state(): LinkState {
    const { connected, since, fault, lastReplyAt } = this.#ordinary.state();
    const urgentReplyAt = this.#urgent.state().lastReplyAt;
    const last = Math.max(lastReplyAt ?? Number.NEGATIVE_INFINITY, urgentReplyAt ?? Number.NEGATIVE_INFINITY);
    return { connected, since, fault, lastReplyAt: Number.isFinite(last) ? last : null };
  }

  /** Asks without changing anything; answers the element if it carries no error. */
  async ask(command: Command, options: SingleRequestOptions): Promise<AnswerElement> {
    const [element] = await this.#ordinary.request([command], options);
    return expectAccepted(this.#device, element as AnswerElement);
  }

  /** Orders something; resolves when the device acknowledged it. A stop takes it back as long as it is not sent. */
  async order(command: Command, options: SingleRequestOptions): Promise<void> {
    const { signal } = this.#withdrawal;
    await this.#stopping;
    const asked = this.#ordinary.request([command], { ...options, signal });
    this.#orders.add(asked);
    try {
      const [element] = await asked;
      expectAcknowledged(this.#device, element as AnswerElement);
    } finally {
      this.#orders.delete(asked);
    }
  }

  /**
   * Orders a stop (or a close, a park, an abort) ahead of everything: orders not yet sent are taken back, and one that is under way is
   * followed by a second stop, for two connections do not say which of two frames the device reads first.
   */
  async overrule(command: Command, options: SingleRequestOptions): Promise<void> {
    this.#withdrawal.abort();
    this.#withdrawal = new AbortController();
    const underWay = [...this.#orders];
    await this.#sendUrgently(command, options);
    if (underWay.length === 0) return;
    // The caller has its acknowledgement; if the second stop fails, the line's state and the next read-back tell. New orders wait
    // for it, so that it does not stop them.
    this.#stopping = Promise.allSettled(underWay).then(() =>
      this.#sendUrgently(command, options).catch(() => undefined),
    );
  }

  /** Orders something over the connection kept for stops, beside whatever the other one waits for, and overrules nothing. */
  async orderBeside(command: Command, options: SingleRequestOptions): Promise<void> {
    await this.#sendUrgently(command, options);
  }

  async #sendUrgently(command: Command, options: SingleRequestOptions): Promise<void> {
    const urgent = { ...options, urgent: true };
    const [element] = await this.#urgent.request([command], urgent).catch((failure) => {
      if (failure instanceof DeviceUnreachable || failure instanceof DeviceTimeout)
        return this.#ordinary.request([command], urgent);
      throw failure;
    });
    expectAcknowledged(this.#device, element as AnswerElement);
  }
}
