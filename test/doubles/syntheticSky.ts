import type { Frame } from '../../devices/camera/Camera.ts';

/** A star to draw: centre in pixels from the centre of the bottom left one, total counts. */
export interface SyntheticStar {
  readonly x: number;
  readonly y: number;
  readonly fluxCounts: number;
}

export interface SyntheticSky {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly skyCounts: number;
  /** Added per pixel to the right: moonlight. */
  readonly gradientCounts?: number;
  readonly noiseCounts: number;
  readonly fwhmPixels: number;
  readonly stars: readonly SyntheticStar[];
  readonly seed?: number;
}

/** Gaussian stars, averaged over each pixel, on a noisy sky; the same seed gives the same frame. */
export function syntheticSky(sky: SyntheticSky): Frame {
  const { widthPixels, heightPixels } = sky;
  const random = randomNumbers(sky.seed ?? 1);
  const counts = Float64Array.from({ length: widthPixels * heightPixels }, (_, at) => {
    const gaussian = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return sky.skyCounts + (sky.gradientCounts ?? 0) * (at % widthPixels) + sky.noiseCounts * gaussian;
  });
  for (const star of sky.stars) drawStar(counts, sky, star);
  return {
    widthPixels,
    heightPixels,
    pixels: Uint16Array.from(counts, (value) => Math.min(65_535, Math.max(0, Math.round(value)))),
    startedAt: Date.UTC(2026, 11, 16, 3),
    exposureSeconds: 30,
    filter: 'r',
    temperatureCelsius: -95,
  };
}

/** Sub-pixels on a side over which a star is averaged. */
const SUBPIXELS = 5;

function drawStar(counts: Float64Array, sky: SyntheticSky, star: SyntheticStar): void {
  const sigma = sky.fwhmPixels / 2.354_82;
  const reach = Math.ceil(6 * sigma);
  const share = star.fluxCounts / (2 * Math.PI * sigma * sigma) / SUBPIXELS ** 2;
  for (
    let y = Math.max(0, Math.round(star.y) - reach);
    y <= Math.min(sky.heightPixels - 1, Math.round(star.y) + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.round(star.x) - reach);
      x <= Math.min(sky.widthPixels - 1, Math.round(star.x) + reach);
      x++
    ) {
      let sum = 0;
      for (let part = 0; part < SUBPIXELS ** 2; part++) {
        const dx = x + ((part % SUBPIXELS) + 0.5) / SUBPIXELS - 0.5 - star.x;
        const dy = y + (Math.floor(part / SUBPIXELS) + 0.5) / SUBPIXELS - 0.5 - star.y;
        sum += Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      }
      const at = y * sky.widthPixels + x;
      counts[at] = (counts[at] ?? 0) + share * sum;
    }
  }
}

/** Mulberry32: small, and good enough for noise. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
