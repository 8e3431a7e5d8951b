import type { CameraModel } from './CameraModel.ts';
import { Randomness } from './Randomness.ts';
import { seedOf } from './seedOf.ts';

const HIGHEST_COUNT = 65_535;
/** Scatter of the pixels' response, and how much the corners lose to vignetting. */
const RESPONSE_SCATTER = 0.01;
const CORNER_LOSS = 0.12;
/** One pixel in so many is hot, with this many times the dark current of the others at most. */
const HOT_PIXEL_EVERY = 4000;
const HOTTEST_ELECTRONS_PER_SECOND = 20;
/** Fixed pattern of the columns, counts. */
const COLUMN_SCATTER_COUNTS = 1.5;
/** Dark current doubles about every 6 K. */
const DOUBLING_KELVINS = 6;
/** A power of two, so that random bits index it by a mask. */
const NORMAL_TABLE_SIZE = 1 << 16;

/** The chip with its own fixed pattern: turns electrons at its surface into counts. */
export class Detector {
  readonly #camera: CameraModel;
  readonly #response: Float32Array;
  readonly #columnBias: Float32Array;
  /** Dark electrons per second of the pixels that have more than the others. */
  readonly #hotPixels: ReadonlyMap<number, number>;
  readonly #normal: Float32Array;

  constructor(camera: CameraModel) {
    this.#camera = camera;
    const random = new Randomness(seedOf(camera.serial));
    this.#normal = Float32Array.from({ length: NORMAL_TABLE_SIZE }, () => random.normal());
    this.#columnBias = Float32Array.from({ length: camera.widthPixels }, () => COLUMN_SCATTER_COUNTS * random.normal());
    this.#response = responseMap(camera, random);
    const pixels = camera.widthPixels * camera.heightPixels;
    this.#hotPixels = new Map(
      Array.from({ length: Math.round(pixels / HOT_PIXEL_EVERY) }, () => [
        random.bits() % pixels,
        HOTTEST_ELECTRONS_PER_SECOND * random.uniform() ** 3,
      ]),
    );
  }

  /**
   * Exposes to `light` (electrons per pixel of a perfect detector, null in the dark) and reads out. The seed makes the noise:
   * another one for every exposure.
   */
  readOut(light: Float32Array | null, seconds: number, temperatureCelsius: number, seed: number): Uint16Array {
    const camera = this.#camera;
    const warmth = 2 ** ((temperatureCelsius - camera.setpointCelsius) / DOUBLING_KELVINS);
    const dark = camera.darkElectronsPerSecond * warmth * seconds;
    const readVariance = camera.readNoiseElectrons ** 2;
    const random = new Randomness(seed);
    const counts = new Uint16Array(camera.widthPixels * camera.heightPixels);
    for (let index = 0, column = 0; index < counts.length; index++, column++) {
      if (column === camera.widthPixels) column = 0;
      const signal = light === null ? dark : (light[index] ?? 0) * (this.#response[index] ?? 1) + dark;
      counts[index] = this.#digitise(signal, readVariance, column, random.bits());
    }
    for (const [index, hot] of this.#hotPixels) {
      const signal = (light?.[index] ?? 0) + dark + hot * warmth * seconds;
      counts[index] = this.#digitise(signal, readVariance, index % camera.widthPixels, random.bits());
    }
    return counts;
  }

  /** Poisson noise as normal noise of the same variance: right from some ten electrons on, and fast. */
  #digitise(signal: number, readVariance: number, column: number, bits: number): number {
    const noise = Math.sqrt(signal + readVariance) * (this.#normal[bits & (NORMAL_TABLE_SIZE - 1)] ?? 0);
    const bias = this.#camera.biasCounts + (this.#columnBias[column] ?? 0);
    const count = Math.round(bias + (signal + noise) / this.#camera.electronsPerCount);
    return Math.min(HIGHEST_COUNT, Math.max(0, count));
  }
}

function responseMap(camera: CameraModel, random: Randomness): Float32Array {
  const { widthPixels, heightPixels } = camera;
  const middleX = (widthPixels - 1) / 2;
  const middleY = (heightPixels - 1) / 2;
  const corner = middleX ** 2 + middleY ** 2;
  return Float32Array.from({ length: widthPixels * heightPixels }, (_, index) => {
    const x = (index % widthPixels) - middleX;
    const y = Math.floor(index / widthPixels) - middleY;
    return (1 - CORNER_LOSS * ((x * x + y * y) / corner)) * (1 + RESPONSE_SCATTER * random.normal());
  });
}
