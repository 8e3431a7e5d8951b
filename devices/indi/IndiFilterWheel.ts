import { TIMEOUTS } from '../transport/timeouts.ts';
import type { FilterWheel, FilterWheelStatus } from '../wheel/FilterWheel.ts';
import { IndiDevice, type IndiOptions } from './IndiDevice.ts';
import { IndiWheelParts } from './IndiWheelParts.ts';

/** A turn of a large wheel. */
const WHEEL_MS = 30_000;

/** A filter wheel of its own behind an INDI server. */
export class IndiFilterWheel extends IndiDevice implements FilterWheel {
  readonly #parts: IndiWheelParts;

  constructor(options: IndiOptions) {
    super(options);
    this.#parts = new IndiWheelParts(options.name, this.client, false);
  }

  async status(): Promise<FilterWheelStatus> {
    const [slot] = await this.client.read(['FILTER_SLOT'], TIMEOUTS.status);
    const { filter, filters, turning } = await this.#parts.read(TIMEOUTS.status);
    const fault = slot?.state === 'Alert' ? 'the wheel says that its last turn failed' : null;
    return { at: slot?.at ?? this.now(), filter: turning ? null : filter, filters, turning, fault };
  }

  async select(filter: string): Promise<void> {
    await this.#parts.select(filter, WHEEL_MS);
  }

  async halt(): Promise<void> {
    // INDI's wheels know no stop: a turn ends by itself at a filter.
  }
}
