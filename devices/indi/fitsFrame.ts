import { PIXELS_PER_SLICE } from '../camera/inSlices.ts';
import { InvalidReply } from '../errors.ts';
import { parseInstant } from '../transport/parseInstant.ts';

const CARD = 80;
const BLOCK = 2880;
/** Headers of cameras have some hundred cards. */
const MOST_CARDS = 2000;
/** Unsigned 16-bit numbers are stored as signed ones with this offset (FITS standard 4.0, section 5.2.5). */
const UNSIGNED_OFFSET = 32_768;
/** Turning bytes is quick: a millisecond or two. */
const PAIRS_PER_SLICE = 2 * PIXELS_PER_SLICE;

/** An image of a camera as its FITS file tells it; what the header does not say is null. */
export interface FitsFrame {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Row by row from the bottom left, 0 … 65535. */
  readonly pixels: Uint16Array;
  readonly startedAt: number | null;
  readonly exposureSeconds: number | null;
  readonly filter: string | null;
  readonly temperatureCelsius: number | null;
}

/**
 * Reads a camera's 16-bit image; pauses (yields) now and then. The bytes are turned where they are: nobody else may hold them.
 * @throws InvalidReply saying what of it is not such an image
 */
export function* fitsFrame(device: string, bytes: Buffer): Generator<void, FitsFrame> {
  const refuse = (what: string): InvalidReply => new InvalidReply(device, `its image is no 16-bit FITS: ${what}`);
  const cards = new Map<string, string>();
  let at = 0;
  for (let count = 0; ; count++, at += CARD) {
    const card = bytes.toString('latin1', at, at + CARD);
    if (count === 0 && !/^SIMPLE {2}= +T/.test(card)) throw refuse('it does not begin with SIMPLE');
    if (card.length < CARD || count > MOST_CARDS) throw refuse('its header does not end');
    if (/^END {77}$/.test(card)) break;
    if (card[8] === '=') cards.set(card.slice(0, 8).trim(), card.slice(10));
  }
  const start = Math.ceil((at + CARD) / BLOCK) * BLOCK;
  const number = (name: string): number | null => {
    const value = Number.parseFloat(cards.get(name)?.replace(/\/.*$/, '') ?? '');
    return Number.isFinite(value) ? value : null;
  };
  const word = (name: string): string | null => /^\s*'((?:[^']|'')*)'/.exec(cards.get(name) ?? '')?.[1]?.trim() ?? null;
  const [bits, axes, width, height] = ['BITPIX', 'NAXIS', 'NAXIS1', 'NAXIS2'].map(number);
  if (bits !== 16 || axes !== 2) throw refuse(`BITPIX ${bits}, NAXIS ${axes}`);
  if (!(width && height && width > 0 && height > 0)) throw refuse(`${width} × ${height} pixels`);
  if (number('BZERO') !== UNSIGNED_OFFSET || (number('BSCALE') ?? 1) !== 1)
    throw refuse('its numbers are not unsigned');
  const end = start + width * height * 2;
  if (bytes.length < end) throw refuse(`${bytes.length} bytes for ${width} × ${height} pixels`);
  const date = word('DATE-OBS');
  return {
    widthPixels: width,
    heightPixels: height,
    pixels: yield* unsigned(bytes.subarray(start, end)),
    startedAt: date === null ? null : parseInstant(date),
    exposureSeconds: number('EXPTIME'),
    filter: word('FILTER'),
    temperatureCelsius: number('CCD-TEMP'),
  };
}

/** Big-endian signed numbers with an offset to what this machine counts with; two at a time, for images are large. */
function* unsigned(data: Buffer): Generator<void, Uint16Array> {
  const aligned = data.byteOffset % 4 === 0 ? data : Buffer.from(data);
  const pairs = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  for (let from = 0; from < pairs.length; from += PAIRS_PER_SLICE) {
    if (from > 0) yield;
    const to = Math.min(pairs.length, from + PAIRS_PER_SLICE);
    for (let index = from; index < to; index++) {
      const pair = pairs[index] ?? 0;
      pairs[index] = (((pair & 0x00ff_00ff) << 8) | ((pair >>> 8) & 0x00ff_00ff)) ^ 0x8000_8000;
    }
  }
  const pixels = new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1);
  if (pixels.length % 2 === 1) pixels[pixels.length - 1] = data.readUInt16BE(data.length - 2) ^ 0x8000;
  return pixels;
}
