import { encodeChecksum, onesComplementSum } from './checksum.ts';
import { encodePixels } from './encodePixels.ts';
import { endAroundCarry } from './endAroundCarry.ts';
import type { FitsCard } from './FitsCard.ts';
import { formatCard } from './formatCard.ts';

/** Header and data come in blocks of this many bytes (FITS 4.0, §3.1). */
const BLOCK_BYTES = 2880;
/** Some 2 MB: a millisecond or two of work, so that nothing else waits for a large image. */
const SLICE_BYTES = 728 * BLOCK_BYTES;
/** A checksum card before the sum is known (appendix J.1). */
const NO_CHECKSUM = '0'.repeat(16);
/** Written here and nowhere else, because the data depend on them. */
const STRUCTURAL = /^(SIMPLE|BITPIX|NAXIS\d*|EXTEND|BZERO|BSCALE|END|CHECKSUM|DATASUM|CONTINUE|LONGSTRN)$/;

/** SIMPLE, BITPIX, NAXIS, NAXIS1, NAXIS2, BSCALE, BZERO. */
const STRUCTURE_RECORDS = 7;
/** Older readers look for this before they believe CONTINUE records (HEASARC long string convention). */
const LONG_STRINGS_ARE_USED = formatCard({ keyword: 'LONGSTRN', value: 'OGIP 1.0', comment: 'Long strings may go on' });

/** A picture of unsigned 16-bit counts, row by row from the bottom left. */
export interface Picture {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pixels: Uint16Array;
}

/**
 * A FITS file of one image, with DATASUM and CHECKSUM, a slice at a time: first the data, then the header that stands before
 * them, for it tells their sum.
 */
export class FitsEncoding {
  readonly #picture: Picture;
  readonly #cards: readonly FitsCard[];
  #highs = 0;
  #lows = 0;
  /** Where the data begin. */
  readonly headerBytes: number;

  /** @throws RangeError naming the card or the size that cannot be written */
  constructor(picture: Picture, cards: readonly FitsCard[]) {
    const { widthPixels, heightPixels, pixels } = picture;
    if (pixels.length !== widthPixels * heightPixels || pixels.length === 0)
      throw new RangeError(`${pixels.length} pixels are not a picture of ${widthPixels} × ${heightPixels}`);
    refuseStructuralAndRepeated(cards);
    this.#picture = picture;
    this.#cards = cards;
    this.headerBytes = this.#header(0, NO_CHECKSUM).length;
  }

  /** The data, in their order. A slice is overwritten when the next but one is taken: two are enough to write one meanwhile. */
  *slices(): Generator<Buffer, void> {
    const { pixels } = this.#picture;
    const dataBytes = Math.ceil((pixels.length * 2) / BLOCK_BYTES) * BLOCK_BYTES;
    const most = Math.min(SLICE_BYTES, dataBytes);
    const buffers = [Buffer.alloc(most), Buffer.alloc(most)] as const;
    for (let from = 0, count = 0; from < dataBytes; from += SLICE_BYTES, count++) {
      const slice = buffers[count % 2 === 0 ? 0 : 1].subarray(0, dataBytes - from);
      const { highs, lows } = encodePixels(pixels.subarray(from / 2, (from + slice.length) / 2), slice);
      this.#highs += highs;
      this.#lows += lows;
      yield slice;
    }
  }

  /** The header, once every slice has been taken. */
  header(): Buffer {
    const dataSum = endAroundCarry(this.#highs, this.#lows);
    const sum = onesComplementSum(this.#header(dataSum, NO_CHECKSUM), dataSum);
    return this.#header(dataSum, encodeChecksum(sum));
  }

  #header(dataSum: number, checksum: string): Buffer {
    const { widthPixels, heightPixels } = this.#picture;
    return encodeHeader([
      { keyword: 'SIMPLE', value: true, comment: 'Standard FITS' },
      { keyword: 'BITPIX', value: 16, comment: 'Bits per pixel' },
      { keyword: 'NAXIS', value: 2, comment: 'Number of axes' },
      { keyword: 'NAXIS1', value: widthPixels, comment: 'Pixels in a row' },
      { keyword: 'NAXIS2', value: heightPixels, comment: 'Rows, from the bottom' },
      { keyword: 'BSCALE', value: 1, comment: 'Counts per stored unit' },
      { keyword: 'BZERO', value: 32_768, comment: 'Counts at a stored 0: unsigned 16 bits' },
      ...this.#cards,
      { keyword: 'DATASUM', value: String(dataSum), comment: 'Sum of the data unit' },
      { keyword: 'CHECKSUM', value: checksum, comment: 'Makes the whole unit sum to -0' },
    ]);
  }
}

function refuseStructuralAndRepeated(cards: readonly FitsCard[]): void {
  const seen = new Set<string>();
  for (const { keyword } of cards) {
    if (STRUCTURAL.test(keyword)) throw new RangeError(`FITS keyword ${keyword} is written by the encoder`);
    if (keyword === 'COMMENT' || keyword === 'HISTORY') continue;
    if (seen.has(keyword)) throw new RangeError(`FITS keyword ${keyword} is given twice`);
    seen.add(keyword);
  }
}

function encodeHeader(cards: readonly FitsCard[]): Buffer {
  const records = cards.flatMap(formatCard);
  if (records.some((record) => record.startsWith('CONTINUE')))
    records.splice(STRUCTURE_RECORDS, 0, ...LONG_STRINGS_ARE_USED);
  const text = `${records.join('')}${'END'.padEnd(80)}`;
  return Buffer.from(text.padEnd(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES), 'latin1');
}
