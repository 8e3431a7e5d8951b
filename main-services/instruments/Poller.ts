import type { Device } from '../../devices/Device.ts';
import type { InstrumentView } from '../model/operations.ts';

/** A device whose read-back can be asked for. */
export interface Pollable<S> extends Device {
  status(): Promise<S>;
}

/** Keeps the latest read-back of one device; asks one question at a time, so a hung device delays nobody but itself. */
export class Poller<S> {
  readonly #device: Pollable<S>;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #status: S | null = null;
  #inFlight: Promise<S> | null = null;
  /** Questions asked so far, and which of them the status answers. */
  #asked = 0;
  #answered = 0;

  constructor(device: Pollable<S>, changed: () => void, failed: (error: unknown) => void) {
    this.#device = device;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** The device as last read; the status keeps the time it was read at. */
  view(): InstrumentView<S> {
    return { name: this.#device.name, link: this.#device.link(), status: this.#status };
  }

  status(): S | null {
    return this.#status;
  }

  /** A fresh read-back. @throws DeviceError when the device gives none */
  read(): Promise<S> {
    this.#inFlight ??= this.#ask().finally(() => {
      this.#inFlight = null;
    });
    return this.#inFlight;
  }

  /** A read-back asked from now on: an answer that was under way tells of the time before. @throws DeviceError when the device gives none */
  async readAnew(): Promise<S> {
    await this.#inFlight?.catch(() => undefined);
    return this.read();
  }

  /** A moment among the questions, for `statusSince`. */
  mark(): number {
    return this.#asked;
  }

  /** The status, if it was asked for after that moment. */
  statusSince(mark: number): S | null {
    return this.#answered > mark ? this.#status : null;
  }

  /** Asks unless a question is already out; never throws. */
  poll(): void {
    if (this.#inFlight !== null) return;
    this.read().catch(this.#failed);
  }

  async #ask(): Promise<S> {
    const question = ++this.#asked;
    try {
      this.#status = await this.#device.status();
      this.#answered = question;
      return this.#status;
    } finally {
      this.#changed();
    }
  }
}
