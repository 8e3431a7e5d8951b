import type { Cover, CoverPosition, CoverStatus } from '../cover/Cover.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { integerIn } from './alpacaFields.ts';

/** The API's CoverStatus, by its numbers; it does not tell which way a cover moves. */
const STATES = ['not present', 'closed', 'moving', 'open', 'unknown', 'error'] as const;

/** The lid of a CoverCalibrator behind an Alpaca server. */
export class AlpacaCover extends AlpacaDevice implements Cover {
  #towards: 'OPENING' | 'CLOSING' | null = null;

  constructor(options: AlpacaOptions) {
    super(options, 'covercalibrator');
  }

  async status(): Promise<CoverStatus> {
    const at = this.now();
    const { coverstate } = await this.client.values(['coverstate']);
    const state = STATES[integerIn(this.name, 'coverstate', coverstate, 0, STATES.length - 1)];
    if (state !== 'moving') this.#towards = null;
    return { at, position: this.#positionOf(state), fault: faultOf(state) };
  }

  async open(): Promise<void> {
    await this.beginOrder();
    await this.move('opencover');
    this.#towards = 'OPENING';
  }

  async close(): Promise<void> {
    await this.overrule(() => this.client.putAtOnce('closecover'));
    this.#towards = 'CLOSING';
  }

  async halt(): Promise<void> {
    this.#towards = null;
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('haltcover');
      } catch (error) {
        // Not every cover can; without it a motion ends by itself.
        if (!(error instanceof AlpacaRefused && error.absent)) throw error;
      }
    });
  }

  async haltIfMoving(): Promise<void> {
    if (this.#towards !== null) await this.halt();
  }

  #positionOf(state: (typeof STATES)[number] | undefined): CoverPosition {
    if (state === 'open') return 'OPEN';
    if (state === 'closed') return 'CLOSED';
    // Moved by somebody else, or stopped: where to nobody tells.
    if (state === 'moving') return this.#towards ?? 'UNKNOWN';
    return state === 'unknown' ? 'UNKNOWN' : 'FAULT';
  }
}

function faultOf(state: (typeof STATES)[number] | undefined): string | null {
  if (state === 'error') return 'the cover says that it failed';
  return state === 'not present' ? 'this device has no cover' : null;
}
