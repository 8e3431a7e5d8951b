import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { JogDirection } from '../mount/Mount.ts';
import type { AlpacaClient } from './AlpacaClient.ts';
import type { StillWanted } from './AlpacaDevice.ts';
import type { AlpacaParameters } from './AlpacaTransactions.ts';
import { numberIn } from './alpacaFields.ts';

/** Degrees per second, as the keys of a Meade LX200 have them: 2 × and 32 × the stars, 2°/s and the fastest there is. */
const RATES: ReadonlyMap<string, number> = new Map([
  ['guide', 2 * 0.004178],
  ['centre', 32 * 0.004178],
  ['find', 2],
  ['slew', Number.MAX_VALUE],
]);
/** Faster than any telescope turns. */
const FASTEST = 50;
const AXES = { ra: 0, dec: 1 } as const;
const WAYS: Readonly<Record<JogDirection, readonly [axis: keyof typeof AXES, sign: 1 | -1]>> = {
  NORTH: ['dec', 1],
  SOUTH: ['dec', -1],
  EAST: ['ra', 1],
  WEST: ['ra', -1],
};

/**
 * Motion of the axes by hand. The API leaves open which way a positive rate turns: here it is towards greater right ascension and
 * declination, and the setting "reversed" names the axes ("ra", "dec") of a mount that turns the other way.
 */
export class AlpacaJogging {
  readonly rates: readonly string[] = [...RATES.keys()];
  readonly #name: string;
  readonly #client: AlpacaClient;
  readonly #reversed: readonly string[];
  #moving = false;

  constructor(name: string, client: AlpacaClient, reversed: string) {
    this.#name = name;
    this.#client = client;
    this.#reversed = reversed.split(',').map((axis) => axis.trim().toLowerCase());
  }

  async start(
    direction: JogDirection,
    rate: string,
    stillWanted: StillWanted,
    move: (parameters: AlpacaParameters) => Promise<void>,
  ): Promise<void> {
    const wanted = RATES.get(rate);
    if (wanted === undefined) throw new DeviceRefused(this.#name, `there is no rate ${rate}`);
    const [axis, sign] = WAYS[direction];
    const speed = this.#possible(wanted, await this.#client.optional('axisrates', { Axis: AXES[axis] }));
    stillWanted();
    this.#moving = true;
    await move({ Axis: AXES[axis], Rate: speed * (this.#reversed.includes(axis) ? -sign : sign) });
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(AXES).map((Axis) => this.#client.putAtOnce('moveaxis', { Axis, Rate: 0 })));
    this.#moving = false;
  }

  async stopIfMoving(): Promise<void> {
    if (this.#moving) await this.stop();
  }

  /** The rate that the axis has nearest to the one that is wanted. */
  #possible(wanted: number, ranges: unknown): number {
    if (!Array.isArray(ranges) || ranges.length === 0)
      throw ranges === null || Array.isArray(ranges)
        ? new DeviceRefused(this.#name, 'its axes cannot be moved by hand')
        : new InvalidReply(this.#name, 'axisrates is not a list');
    const speeds = ranges.map((range: { Minimum?: unknown; Maximum?: unknown } | null) => {
      const from = numberIn(this.#name, 'axisrates Minimum', range?.Minimum, 0, FASTEST);
      const to = numberIn(this.#name, 'axisrates Maximum', range?.Maximum, 0, FASTEST);
      return Math.min(Math.max(wanted, from), to);
    });
    const distance = (speed: number) => Math.abs(speed - Math.min(wanted, FASTEST));
    return speeds.reduce((best, speed) => (distance(speed) < distance(best) ? speed : best));
  }
}
