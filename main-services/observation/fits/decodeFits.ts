import { parseHeader, type ReadCard } from './parseHeader.ts';

const BLOCK_BYTES = 2880;
/** More pixels than any camera here has (16k × 16k): a header that says more is damaged. */
const MOST_PIXELS = 2 ** 28;

/** An image read back: physical counts, row by row from the bottom left. */
export interface FitsImage {
  readonly cards: readonly ReadCard[];
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pixels: Uint16Array | Float32Array;
}

/**
 * Decodes a file of one two-dimensional primary image of any BITPIX.
 * @throws Error saying what is wrong: no header, a missing or absurd keyword, too few bytes
 */
export function decodeFits(file: Buffer): FitsImage {
  if (!file.subarray(0, 9).equals(Buffer.from('SIMPLE  =')))
    throw new Error('not a FITS file (it does not begin with SIMPLE)');
  const header = parseHeader(file.toString('latin1'));
  if (header === null) throw new Error('the FITS header has no END');
  const number = (keyword: string, fallback?: number): number => {
    const value = header.cards.find((card) => card.keyword === keyword)?.value ?? fallback;
    if (typeof value !== 'number') throw new Error(`FITS keyword ${keyword} is missing or not a number`);
    return value;
  };
  if (number('NAXIS') !== 2) throw new Error(`FITS image of ${number('NAXIS')} axes, not 2`);
  const [widthPixels, heightPixels] = [number('NAXIS1'), number('NAXIS2')];
  const count = widthPixels * heightPixels;
  if (
    !Number.isInteger(widthPixels) ||
    !Number.isInteger(heightPixels) ||
    widthPixels < 1 ||
    !(count > 0 && count <= MOST_PIXELS)
  ) {
    throw new Error(`FITS image size ${widthPixels} × ${heightPixels} is not possible`);
  }
  const start = Math.ceil(header.length / BLOCK_BYTES) * BLOCK_BYTES;
  const bitpix = number('BITPIX');
  const stored = start + (count * Math.abs(bitpix)) / 8;
  if (file.length < stored) throw new Error(`FITS data end after ${file.length} of ${stored} bytes`);
  const data = new DataView(file.buffer, file.byteOffset + start, stored - start);
  const pixels = decodePixels(data, bitpix, count, number('BSCALE', 1), number('BZERO', 0));
  return { cards: header.cards, widthPixels, heightPixels, pixels };
}

function decodePixels(data: DataView, bitpix: number, count: number, scale: number, zero: number) {
  const read = reader(data, bitpix);
  const unsigned16 = bitpix === 16 && scale === 1 && zero === 32_768;
  const pixels = unsigned16 ? new Uint16Array(count) : new Float32Array(count);
  for (let at = 0; at < count; at++) pixels[at] = zero + scale * read(at);
  return pixels;
}

function reader(data: DataView, bitpix: number): (at: number) => number {
  switch (bitpix) {
    case 8:
      return (at) => data.getUint8(at);
    case 16:
      return (at) => data.getInt16(2 * at);
    case 32:
      return (at) => data.getInt32(4 * at);
    case -32:
      return (at) => data.getFloat32(4 * at);
    case -64:
      return (at) => data.getFloat64(8 * at);
    default:
      throw new Error(`FITS BITPIX ${bitpix} is not supported`);
  }
}
