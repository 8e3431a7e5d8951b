import { InvalidReply } from '../errors.ts';
import type { AnswerElement } from '../transport/commands.ts';
import { excerpt } from '../transport/excerpt.ts';
import { ReplyFields } from '../transport/ReplyFields.ts';
import type { Frame } from './Camera.ts';
import { CAMERA_LIMITS } from './cameraLimits.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Decodes a camera's READ element.
 * @throws InvalidReply naming the field that is wrong; a frame short of a single pixel is none
 */
export function decodeFrame(device: string, element: AnswerElement): Frame {
  const fields = new ReplyFields(device, 'READ', element);
  const { longestExposureSeconds, coldestCelsius, warmestCelsius, mostPixels } = CAMERA_LIMITS;
  const widthPixels = fields.integer('width', 1, mostPixels);
  const heightPixels = fields.integer('height', 1, mostPixels);
  fields.oneOf('encoding', ['base64']);
  return {
    widthPixels,
    heightPixels,
    pixels: decodePixels(device, element.data, widthPixels * heightPixels),
    startedAt: fields.instant('started'),
    exposureSeconds: fields.number('seconds', 0, longestExposureSeconds),
    filter: fields.text('filter'),
    temperatureCelsius: fields.number('temperature', coldestCelsius, warmestCelsius),
  };
}

/** Unsigned 16-bit little-endian counts, whatever the order of this machine. */
function decodePixels(device: string, data: unknown, count: number): Uint16Array {
  if (typeof data !== 'string' || data.length % 4 !== 0 || !BASE64.test(data)) {
    const shown = typeof data === 'string' ? excerpt(data) : typeof data;
    throw new InvalidReply(device, `READ.data is not base64: ${shown}`);
  }
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length !== 2 * count) {
    throw new InvalidReply(device, `READ.data has ${bytes.length} bytes, not the ${2 * count} of ${count} pixels`);
  }
  const pixels = new Uint16Array(count);
  for (let at = 0; at < count; at++) pixels[at] = bytes.readUInt16LE(2 * at);
  return pixels;
}
