import type { ReadCard } from '../observation/fits/parseHeader.ts';
import type { CountRange } from './CountRange.ts';
import { decimate } from './decimate.ts';
import { histogram } from './histogram.ts';
import type { Picture } from './Picture.ts';
import { samplePixels } from './samplePixels.ts';
import { chooseStretch, type StretchName } from './stretch.ts';

/** IRAF's zscale looks at 600 to 1000 pixels; more cost nothing here and make the tails of the histogram visible. */
const SAMPLE_PIXELS = 20_000;
const HISTOGRAM_BINS = 128;

export interface PreviewOptions {
  readonly stretch: StretchName;
  /** Longest side of the result, pixels. */
  readonly size: number;
}

/** An image brought to the screen: base64 of width × height bytes, row 0 at the top. */
export interface Preview extends CountRange {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly base64: string;
  /** Pixels of a sample in 128 equal parts from black to white. */
  readonly histogram: readonly number[];
  readonly header: readonly { readonly keyword: string; readonly value: string; readonly comment: string }[];
}

/** Brings a picture to 8 bits and to the size of a window. */
export function buildPreview(
  picture: Picture & { readonly cards: readonly ReadCard[] },
  options: PreviewOptions,
): Preview {
  const sample = samplePixels(picture, SAMPLE_PIXELS);
  const { blackCounts, whiteCounts, curve } = chooseStretch(options.stretch, sample);
  const small = decimate(picture, options.size);
  const grey = new Uint8Array(small.pixels.length);
  for (const [at, counts] of small.pixels.entries()) {
    const share = (counts - blackCounts) / (whiteCounts - blackCounts);
    grey[at] = share > 0 ? Math.round(255 * curve(Math.min(1, share))) : 0;
  }
  return {
    widthPixels: small.widthPixels,
    heightPixels: small.heightPixels,
    base64: Buffer.from(grey.buffer).toString('base64'),
    blackCounts,
    whiteCounts,
    histogram: histogram(sample, { blackCounts, whiteCounts }, HISTOGRAM_BINS),
    header: picture.cards.map(({ keyword, value, comment }) => ({ keyword, value: shown(value), comment })),
  };
}

function shown(value: ReadCard['value']): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  return value === null ? '' : String(value);
}
