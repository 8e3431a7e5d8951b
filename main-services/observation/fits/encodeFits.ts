import { encodeChecksum, onesComplementSum } from './checksum.ts';
import type { FitsCard } from './FitsCard.ts';
import { formatCard } from './formatCard.ts';

/** Header and data come in blocks of this many bytes (FITS 4.0, §3.1). */
const BLOCK_BYTES = 2880;
/** Unsigned 16-bit pixels are stored as signed ones, shifted by this (§5.2.5, table 11). */
const UNSIGNED_OFFSET = 32_768;
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
 * A whole FITS file of one image, with DATASUM and CHECKSUM.
 * @throws RangeError naming the card or the size that cannot be written
 */
export function encodeFits(picture: Picture, cards: readonly FitsCard[]): Buffer {
  const { widthPixels, heightPixels } = picture;
  if (picture.pixels.length !== widthPixels * heightPixels || picture.pixels.length === 0) {
    throw new RangeError(`${picture.pixels.length} pixels are not a picture of ${widthPixels} × ${heightPixels}`);
  }
  refuseStructuralAndRepeated(cards);
  const data = encodePixels(picture.pixels);
  const dataSum = onesComplementSum(data);
  const header = (checksum: string) =>
    encodeHeader([
      { keyword: 'SIMPLE', value: true, comment: 'Standard FITS' },
      { keyword: 'BITPIX', value: 16, comment: 'Bits per pixel' },
      { keyword: 'NAXIS', value: 2, comment: 'Number of axes' },
      { keyword: 'NAXIS1', value: widthPixels, comment: 'Pixels in a row' },
      { keyword: 'NAXIS2', value: heightPixels, comment: 'Rows, from the bottom' },
      { keyword: 'BSCALE', value: 1, comment: 'Counts per stored unit' },
      { keyword: 'BZERO', value: UNSIGNED_OFFSET, comment: 'Counts at a stored 0: unsigned 16 bits' },
      ...cards,
      { keyword: 'DATASUM', value: String(dataSum), comment: 'Sum of the data unit' },
      { keyword: 'CHECKSUM', value: checksum, comment: 'Makes the whole unit sum to -0' },
    ]);
  const sum = onesComplementSum(header(NO_CHECKSUM), dataSum);
  return Buffer.concat([header(encodeChecksum(sum)), data]);
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

function encodePixels(pixels: Uint16Array): Buffer {
  const data = Buffer.alloc(Math.ceil((pixels.length * 2) / BLOCK_BYTES) * BLOCK_BYTES);
  let at = 0;
  for (const counts of pixels) {
    const stored = counts ^ UNSIGNED_OFFSET;
    data[at++] = stored >>> 8;
    data[at++] = stored & 0xff;
  }
  return data;
}
