import { PIXELS_PER_SLICE } from '../camera/inSlices.ts';
import { InvalidReply } from '../errors.ts';
import type { AlpacaImage, ImageBounds } from './AlpacaImage.ts';
import { type AskedQuestion, envelopeValue } from './alpacaAnswer.ts';

const MOST = 65_535;
const ARRAY = /"Value"\s*:\s*(?=\[\s*\[)/;
const [ZERO, NINE, OPEN, CLOSE, COMMA, SPACE] = [0x30, 0x39, 0x5b, 0x5d, 0x2c, 0x20];
/** The other members of the answer, before the array and after it. */
const MOST_BYTES_BESIDE = 4_096;

/**
 * Decodes an image in the API's JSON form: `[[x = 0: y = 0, 1 …], [x = 1: …]]`. The numbers are read from the bytes, which is faster than parsing
 * them and can pause (yield).
 * @throws InvalidReply when it is not a plain image of counts of 16 bits within the bounds; DeviceError when it tells of a failure
 */
export function* imageJson(asked: AskedQuestion, bytes: Buffer, bounds: ImageBounds): Generator<void, AlpacaImage> {
  const refuse = (what: string) => new InvalidReply(asked.device, `${asked.what}: ${what}`);
  const found = ARRAY.exec(bytes.toString('latin1', 0, MOST_BYTES_BESIDE));
  const start = found === null ? bytes.length : found.index + found[0].length;
  const columns: Uint16Array[] = [];
  const column = new Uint16Array(bounds.mostHeight);
  let [depth, height, count, at] = [0, 0, -1, start];
  let ended = false;
  const number = () => {
    if (depth !== 2 || count < 0) throw refuse('its image is not a list of lists of numbers');
    if (height >= bounds.mostHeight) throw refuse(`a column of more than ${bounds.mostHeight} pixels`);
    column[height++] = count;
    count = -1;
    ended = false;
  };
  for (let paused = start; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) {
      count = Math.max(0, count) * 10 + byte - ZERO;
      if (count > MOST || depth !== 2 || ended) throw refuse(`a count of ${count} is not one of 16 bits`);
    } else if (byte === COMMA) {
      if (depth === 2) number();
    } else if (byte === OPEN) {
      if (++depth > 2) throw refuse('an image of more than two dimensions');
    } else if (byte === CLOSE) {
      if (depth === 2) {
        number();
        const tallest = columns[0]?.length ?? height;
        if (height !== tallest || columns.length >= bounds.mostWidth)
          throw refuse(`column ${columns.length} of ${height} pixels`);
        columns.push(column.slice(0, height));
        height = 0;
      }
      if (--depth === 0) break;
    } else if (byte > SPACE) throw refuse('its image has something else than counts in it');
    else ended = count >= 0;
    if (at - paused > 4 * PIXELS_PER_SLICE) {
      paused = at;
      yield;
    }
  }
  // What is not the image is short, or it is something else.
  if (bytes.length - (found === null ? 0 : at) > MOST_BYTES_BESIDE) throw refuse('an answer with more than an image');
  const envelope =
    found === null ? bytes.toString() : `${bytes.toString('utf8', 0, start)}0${bytes.toString('utf8', at + 1)}`;
  checkEnvelope(asked, envelope, refuse);
  const [first] = columns;
  if (first === undefined || depth !== 0) throw refuse('an answer without an image');
  return { widthPixels: columns.length, heightPixels: first.length, pixels: yield* rows(columns, first.length) };
}

/** The answer without its image. @throws DeviceError when it tells of a failure */
function checkEnvelope(asked: AskedQuestion, text: string, refuse: (what: string) => InvalidReply): void {
  let envelope: unknown;
  try {
    envelope = JSON.parse(text);
  } catch {
    throw refuse('not JSON around its image');
  }
  envelopeValue(asked, envelope);
  const { Rank } = envelope as Readonly<Record<string, unknown>>;
  if (Rank !== undefined && Rank !== 2) throw refuse(`an image of ${String(Rank)} dimensions, not of 2`);
}

function* rows(columns: readonly Uint16Array[], height: number): Generator<void, Uint16Array<ArrayBuffer>> {
  const width = columns.length;
  const pixels = new Uint16Array(width * height);
  for (let x = 0; x < width; x++) {
    const column = columns[x] as Uint16Array;
    for (let y = 0; y < height; y++) pixels[y * width + x] = column[y] as number;
    if ((x * height) % PIXELS_PER_SLICE < height) yield;
  }
  return pixels;
}
