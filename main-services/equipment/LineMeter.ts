import type { LinkState } from '../../devices/Device.ts';
import { DeviceError } from '../../devices/errors.ts';
import type { LineQuality } from '../model/equipment.ts';

/** Latencies kept, the newest. */
const MOST_LATENCIES = 500;

/** Measures one line: how soon it answers, how often it does not, how often it was lost. */
export class LineMeter {
  readonly #wall: () => number;
  #latencies: number[] = [];
  #askedAt: number | null = null;
  #questions = 0;
  #timeouts = 0;
  #invalid = 0;
  #reconnects = 0;
  #connectedSince: number | null = null;

  /** @param wall milliseconds of the wall clock, for latencies are those of real lines */
  constructor(wall: () => number = () => performance.now()) {
    this.#wall = wall;
  }

  moved(direction: 'sent' | 'received'): void {
    if (direction === 'sent') {
      this.#questions++;
      this.#askedAt ??= this.#wall();
    } else if (this.#askedAt !== null) {
      this.#latencies.push(this.#wall() - this.#askedAt);
      if (this.#latencies.length > MOST_LATENCIES) this.#latencies.shift();
      this.#askedAt = null;
    }
  }

  /** A question came to nothing. */
  failed(error: unknown): void {
    if (!(error instanceof DeviceError)) return;
    if (error.failure === 'timeout') this.#timeouts++;
    if (error.failure === 'invalid-reply') this.#invalid++;
    this.#askedAt = null;
  }

  linkIs({ connected, since }: LinkState): void {
    if (!connected) return;
    if (this.#connectedSince !== null && this.#connectedSince !== since) this.#reconnects++;
    this.#connectedSince = since;
  }

  quality(): LineQuality {
    const sorted = this.#latencies.toSorted((a, b) => a - b);
    return {
      latencyMedianMs: sorted[sorted.length >> 1] ?? null,
      latencyWorstMs: sorted.at(-1) ?? null,
      questions: this.#questions,
      timeouts: this.#timeouts,
      invalidReplies: this.#invalid,
      reconnects: this.#reconnects,
    };
  }
}
