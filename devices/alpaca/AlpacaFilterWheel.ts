import { DeviceRefused, DeviceTimeout, InvalidReply } from '../errors.ts';
import type { FilterWheel, FilterWheelStatus } from '../wheel/FilterWheel.ts';
import { AlpacaDevice, type AlpacaOptions, type StillWanted } from './AlpacaDevice.ts';
import { integerIn, textsIn } from './alpacaFields.ts';

/** Wheels with more places than this do not exist. */
const MOST_SLOTS = 64;
/** The API's position of a wheel that turns. */
const TURNING = -1;
/** A turn of a large wheel. */
const TURN_MS = 30_000;
const LOOK_AGAIN_MS = 250;

/** A filter wheel behind an Alpaca server; setting "filters" gives the observatory's own names, slot by slot. */
export class AlpacaFilterWheel extends AlpacaDevice implements FilterWheel {
  readonly #ownNames: readonly string[];

  constructor(options: AlpacaOptions) {
    super(options, 'filterwheel');
    const names = this.setting('filters');
    this.#ownNames = names === '' ? [] : names.split(',').map((one) => one.trim());
  }

  async status(): Promise<FilterWheelStatus> {
    const at = this.now();
    const [filters, position] = await Promise.all([this.filters(), this.#position()]);
    if (position === TURNING) return { at, filter: null, filters, turning: true, fault: null };
    const filter = filters[position];
    if (filter === undefined)
      throw new InvalidReply(this.name, `the wheel stands at slot ${position}, which has no name`);
    return { at, filter, filters, turning: false, fault: null };
  }

  async select(filter: string): Promise<void> {
    await this.#turn(filter, await this.beginOrder());
  }

  /** Turns the filter into the beam and waits until it is there. @throws DeviceRefused when there is no such filter */
  async turnTo(filter: string, stillWanted: StillWanted): Promise<void> {
    const slot = await this.#turn(filter, stillWanted);
    const began = this.now();
    while ((await this.#position()) !== slot) {
      if (this.now() - began > TURN_MS) throw new DeviceTimeout(this.name, `the wheel does not come to ${filter}`);
      await new Promise<void>((resolve) => this.options.timekeeper.after(LOOK_AGAIN_MS, resolve));
      stillWanted();
    }
  }

  async halt(): Promise<void> {
    // The API's wheels know no stop: a turn ends by itself at a filter. What was not sent yet is taken back.
    await this.overrule(async () => undefined);
  }

  async filters(): Promise<readonly string[]> {
    const names = textsIn(this.name, 'names', await this.client.fact('names'), MOST_SLOTS);
    return names.map((name, slot) => this.#ownNames[slot] ?? name);
  }

  async #turn(filter: string, stillWanted: StillWanted): Promise<number> {
    const slot = (await this.filters()).indexOf(filter);
    if (slot < 0) throw new DeviceRefused(this.name, `the wheel has no filter ${filter}`);
    stillWanted();
    if ((await this.#position()) !== slot) await this.move('position', { Position: slot });
    return slot;
  }

  async #position(): Promise<number> {
    const { position } = await this.client.values(['position']);
    return integerIn(this.name, 'position', position, TURNING, MOST_SLOTS - 1);
  }
}
