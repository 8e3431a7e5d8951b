import { PIXELS_PER_SLICE } from '../camera/inSlices.ts';
import { InvalidReply } from '../errors.ts';
import type { AlpacaImage, ImageBounds } from './AlpacaImage.ts';
import { type AskedQuestion, checkTransaction } from './alpacaAnswer.ts';
import { alpacaFailure } from './alpacaFailure.ts';

/** ImageBytes, metadata version 1: eleven little-endian numbers of 32 bits (ASCOM Alpaca API Reference, section 8). */
const HEADER_BYTES = 44;
/** Columns that are turned at a time: their lines of the processor's cache stay in it. */
const TILE = 32;
const MOST = 65_535;

type Count = (at: number) => number;

/** How the counts of each transmission type are read: its number, its size in bytes, its reader over the data. */
function reader(type: number, view: DataView): { readonly bytes: number; readonly count: Count } | null {
  // A number of 64 bits that fits into 16 has nothing in its upper half, and what does not is out of range in any case.
  const long = (at: number) => (view.getUint32(at + 4, true) === 0 ? view.getUint32(at, true) : Number.NaN);
  if (type === 1) return { bytes: 2, count: (at) => view.getInt16(at, true) };
  if (type === 2) return { bytes: 4, count: (at) => view.getInt32(at, true) };
  if (type === 3) return { bytes: 8, count: (at) => Math.round(view.getFloat64(at, true)) };
  if (type === 4) return { bytes: 4, count: (at) => Math.round(view.getFloat32(at, true)) };
  if (type === 5 || type === 7) return { bytes: 8, count: long };
  if (type === 6) return { bytes: 1, count: (at) => view.getUint8(at) };
  if (type === 8) return { bytes: 2, count: (at) => view.getUint16(at, true) };
  if (type === 9) return { bytes: 4, count: (at) => view.getUint32(at, true) };
  return null;
}

/**
 * Decodes an image in the binary form of the API, turned from columns to rows; pauses (yields) now and then.
 * @throws InvalidReply when it is not a plain image of counts of 16 bits within the bounds; DeviceError when it tells of a failure
 */
export function* imageBytes(asked: AskedQuestion, bytes: Buffer, bounds: ImageBounds): Generator<void, AlpacaImage> {
  const refuse = (what: string) => new InvalidReply(asked.device, `${asked.what}: ${what}`);
  if (bytes.length < HEADER_BYTES) throw refuse(`${bytes.length} bytes are no ImageBytes`);
  const field = (index: number) => bytes.readInt32LE(4 * index);
  const [version, errorNumber, start, type, rank, width, height] = [0, 1, 4, 6, 7, 8, 9].map(field) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (version !== 1) throw refuse(`ImageBytes of version ${version}`);
  checkTransaction(asked, bytes.readUInt32LE(8));
  if (start < HEADER_BYTES || start > bytes.length)
    throw refuse(`its data starts at ${start} of ${bytes.length} bytes`);
  if (errorNumber !== 0)
    throw alpacaFailure(asked.device, asked.what, errorNumber, bytes.toString('utf8', start, start + 1_000));
  if (rank !== 2) throw refuse(`an image of ${rank} dimensions, not of 2`);
  if (!(width > 0 && height > 0 && width <= bounds.mostWidth && height <= bounds.mostHeight))
    throw refuse(`${width} × ${height} pixels of a camera with ${bounds.mostWidth} × ${bounds.mostHeight}`);
  const data = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const read = reader(type, data);
  if (read === null) throw refuse(`counts of the unknown type ${type}`);
  if (data.byteLength !== width * height * read.bytes)
    throw refuse(`${data.byteLength} bytes for ${width} × ${height} pixels of ${read.bytes} bytes`);
  const pixels = new Uint16Array(width * height);
  for (let left = 0; left < width; left += TILE) {
    const right = Math.min(width, left + TILE);
    for (let y = 0; y < height; y++)
      for (let x = left; x < right; x++) {
        const count = read.count((x * height + y) * read.bytes);
        if (!(count >= 0 && count <= MOST)) throw refuse(`a count of ${count} at ${x}, ${y} is not one of 16 bits`);
        pixels[y * width + x] = count;
      }
    if (Math.floor((right * height) / PIXELS_PER_SLICE) > Math.floor((left * height) / PIXELS_PER_SLICE)) yield;
  }
  return { widthPixels: width, heightPixels: height, pixels };
}
