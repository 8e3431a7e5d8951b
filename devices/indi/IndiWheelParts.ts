import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { IndiClient } from './IndiClient.ts';
import type { IndiVector } from './IndiVector.ts';
import { numberOf } from './readVector.ts';

const SLOT = 'FILTER_SLOT';
const NAMES = 'FILTER_NAME';
/** Wheels with more places than this do not exist. */
const MOST_SLOTS = 64;
/** What a camera without a wheel looks through, unless its setting names it. */
const NO_FILTER = 'none';

/** The filter wheel of an INDI device, its own or embedded in a camera. */
export class IndiWheelParts {
  readonly #name: string;
  readonly #client: IndiClient;

  readonly #mayBeMissing: boolean;

  readonly #ownNames: readonly string[];

  /**
   * @param mayBeMissing a camera need not have a wheel; a wheel does
   * @param names the observatory's own names of the filters, slot by slot, "r, g, i"; empty = those that the device gives
   */
  constructor(name: string, client: IndiClient, mayBeMissing: boolean, names = '') {
    this.#name = name;
    this.#client = client;
    this.#mayBeMissing = mayBeMissing;
    this.#ownNames = names === '' ? [] : names.split(',').map((one) => one.trim());
  }

  /** The filter in the beam, or towards it while the wheel turns, and all of them. */
  async read(timeoutMs: number): Promise<{ filter: string; filters: readonly string[]; turning: boolean }> {
    if (this.#isMissing()) return { filter: this.#only(), filters: [this.#only()], turning: false };
    const [slot, names] = await this.#client.read([SLOT, NAMES], timeoutMs);
    const filters = this.#filtersOf(names as IndiVector);
    const filter = filters[numberOf(this.#name, slot as IndiVector, 'FILTER_SLOT_VALUE', 1, MOST_SLOTS) - 1];
    if (filter === undefined) throw new InvalidReply(this.#name, `the wheel stands at a slot without a name`);
    return { filter, filters, turning: (slot as IndiVector).state === 'Busy' };
  }

  #only(): string {
    return this.#ownNames[0] ?? NO_FILTER;
  }

  #filtersOf(names: IndiVector): readonly string[] {
    return [...names.elements.values()].map(({ text }, slot) => this.#ownNames[slot] ?? text);
  }

  #isMissing(): boolean {
    return this.#mayBeMissing && this.#client.vector(SLOT) === undefined;
  }

  /** Turns the filter into the beam and waits until it is there. @throws DeviceRefused when there is no such filter */
  async select(filter: string, timeoutMs: number): Promise<void> {
    if (this.#isMissing()) {
      if (filter !== this.#only())
        throw new DeviceRefused(this.#name, `there is no filter wheel, so no filter ${filter}`);
      return;
    }
    const slot = this.#filtersOf(this.#client.need(NAMES)).indexOf(filter) + 1;
    if (slot === 0) throw new DeviceRefused(this.#name, `the wheel has no filter ${filter}`);
    await this.#client.order(
      'Number',
      SLOT,
      { FILTER_SLOT_VALUE: slot },
      {
        timeoutMs,
        moves: true,
        judge: (vector) =>
          vector.state === 'Ok' && numberOf(this.#name, vector, 'FILTER_SLOT_VALUE', 1, MOST_SLOTS) === slot,
      },
    );
  }
}
