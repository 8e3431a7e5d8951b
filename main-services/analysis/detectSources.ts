import type { Background } from './background.ts';
import type { Picture } from './Picture.ts';

/** A pixel belongs to a source above this many sigmas of the sky, and a source reaches the second somewhere. */
const MEMBER_SIGMAS = 2.5;
const PEAK_SIGMAS = 5;
/** Fewer connected pixels are a hot pixel or a cosmic ray. */
const LEAST_PIXELS = 4;
/** More sources than this are not stars but a picture gone wrong. */
const MOST_SOURCES = 20_000;

/** A source; pixel (0, 0) is the centre of the bottom left pixel. */
export interface Source {
  readonly x: number;
  readonly y: number;
  /** Counts above the sky: of the brightest pixel and of all. */
  readonly peakCounts: number;
  readonly fluxCounts: number;
  readonly pixelCount: number;
}

/** Finds connected groups of pixels above the sky, brightest first; centres are weighted by counts. */
export function detectSources(picture: Picture, background: Background): Source[] {
  const { widthPixels, heightPixels } = picture;
  const excess = excessOver(picture, background);
  // A picture without noise still has its quantisation.
  const sigma = Math.max(background.sigmaCounts, 0.5);
  const sources: Source[] = [];
  const seen = new Uint8Array(excess.length);
  for (let seed = 0; seed < excess.length && sources.length < MOST_SOURCES; seed++) {
    if (seen[seed] === 1 || !((excess[seed] as number) > MEMBER_SIGMAS * sigma)) continue;
    const members = connected(excess, seen, seed, MEMBER_SIGMAS * sigma, widthPixels, heightPixels);
    const source = summarise(excess, members, widthPixels);
    if (source.pixelCount >= LEAST_PIXELS && source.peakCounts > PEAK_SIGMAS * sigma) sources.push(source);
  }
  return sources.sort((a, b) => b.fluxCounts - a.fluxCounts);
}

function excessOver(picture: Picture, background: Background): Float32Array {
  const { pixels, widthPixels } = picture;
  const excess = new Float32Array(pixels.length);
  for (const [at, counts] of pixels.entries())
    excess[at] = counts - background.at(at % widthPixels, Math.floor(at / widthPixels));
  return excess;
}

/** All pixels above the limit that touch the seed directly or through others, by side or corner. */
function connected(
  excess: Float32Array,
  seen: Uint8Array,
  seed: number,
  limit: number,
  width: number,
  height: number,
): number[] {
  const members = [seed];
  seen[seed] = 1;
  for (let next = 0; next < members.length; next++) {
    const at = members[next] as number;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const neighbour = at + dy * width + dx;
        if (seen[neighbour] === 1 || !((excess[neighbour] as number) > limit)) continue;
        seen[neighbour] = 1;
        members.push(neighbour);
      }
    }
  }
  return members;
}

function summarise(excess: Float32Array, members: readonly number[], width: number): Source {
  let [flux, peak, sumX, sumY] = [0, 0, 0, 0];
  for (const at of members) {
    const counts = excess[at] as number;
    flux += counts;
    peak = Math.max(peak, counts);
    sumX += counts * (at % width);
    sumY += counts * Math.floor(at / width);
  }
  return { x: sumX / flux, y: sumY / flux, peakCounts: peak, fluxCounts: flux, pixelCount: members.length };
}
