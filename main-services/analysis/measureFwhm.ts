import type { Background } from './background.ts';
import type { Source } from './detectSources.ts';
import type { Picture } from './Picture.ts';

/** FWHM of a Gaussian in units of its sigma: 2 √(2 ln 2). */
const FWHM_PER_SIGMA = 2.354_82;
/** Only stars this far above the noise and below saturation tell the seeing. */
const LEAST_SIGNAL_TO_NOISE = 15;
const SATURATION_COUNTS = 60_000;
const MOST_STARS = 60;
/** A Gaussian integrated over a pixel is wider by the variance of the pixel. */
const PIXEL_VARIANCE = 1 / 12;
const MOST_PASSES = 30;
const SETTLED_SHARE = 0.001;
const WIDEST_SIGMA_PIXELS = 12;

/** Median full width at half maximum of the good stars, pixels; null when there are none. `sources` come brightest first. */
export function measureFwhm(picture: Picture, background: Background, sources: readonly Source[]): number | null {
  const sigma = Math.max(background.sigmaCounts, 0.5);
  const widths: number[] = [];
  for (const source of sources) {
    if (widths.length === MOST_STARS) break;
    const peak = source.peakCounts + background.medianCounts;
    if (source.peakCounts < LEAST_SIGNAL_TO_NOISE * sigma || peak > SATURATION_COUNTS) continue;
    const width = starSigma(picture, background, source);
    if (width !== null) widths.push(FWHM_PER_SIGMA * Math.sqrt(Math.max(0, width * width - PIXEL_VARIANCE)));
  }
  widths.sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? null;
}

/**
 * Sigma of a star by adaptive moments (Bernstein & Jarvis 2002, AJ 123, 583, in their round form): the second moment under a Gaussian weight
 * of the star's own size is half of its variance, whatever lies in the wings. Null when it does not settle.
 */
function starSigma(picture: Picture, background: Background, star: Source): number | null {
  let { x, y } = star;
  let sigma = 1.5;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const moments = weightedMoments(picture, background, x, y, sigma);
    if (moments === null) return null;
    // Under a weight of the star's own size a displacement appears halved, and so does the variance.
    x += 2 * moments.dx;
    y += 2 * moments.dy;
    const next = Math.sqrt(2 * moments.variance);
    if (Math.hypot(x - star.x, y - star.y) > 3 || next > WIDEST_SIGMA_PIXELS) return null;
    if (Math.abs(next - sigma) < SETTLED_SHARE * sigma) return next;
    sigma = next;
  }
  return null;
}

function weightedMoments(picture: Picture, background: Background, x: number, y: number, sigma: number) {
  const { pixels, widthPixels, heightPixels } = picture;
  const reach = Math.ceil(4 * sigma);
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column - reach < 0 || column + reach >= widthPixels || row - reach < 0 || row + reach >= heightPixels)
    return null;
  const sky = background.at(x, y);
  let [sum, sumX, sumY, sumRR] = [0, 0, 0, 0];
  for (let v = row - reach; v <= row + reach; v++) {
    for (let u = column - reach; u <= column + reach; u++) {
      const [dx, dy] = [u - x, v - y];
      const weighted =
        ((pixels[v * widthPixels + u] as number) - sky) * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      sum += weighted;
      sumX += weighted * dx;
      sumY += weighted * dy;
      sumRR += weighted * (dx * dx + dy * dy);
    }
  }
  const variance = sumRR / (2 * sum);
  return sum > 0 && variance > 0 ? { dx: sumX / sum, dy: sumY / sum, variance } : null;
}
