import { NoticeRefused } from '../NoticeRefused.ts';
import { JsonFields } from './JsonFields.ts';

/** GCN's Kafka brokers pass messages of up to 8 MB, sky maps in base64 included. */
export const MAXIMUM_JSON_BYTES = 8 * 1024 * 1024;
/** Real notices nest four deep. */
const DEEPEST_NESTING = 40;

/**
 * Reads a JSON object from bytes.
 * @throws NoticeRefused saying what is wrong
 */
export function parseJson(bytes: Uint8Array): JsonFields {
  if (bytes.length > MAXIMUM_JSON_BYTES) {
    throw new NoticeRefused('too-large', `The notice has ${bytes.length} bytes; the limit is ${MAXIMUM_JSON_BYTES}.`);
  }
  const text = decode(bytes);
  refuseDeepNesting(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 160) : String(error);
    throw new NoticeRefused('not-well-formed', `The notice is not well-formed JSON: ${reason}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NoticeRefused('not-voevent', 'The JSON is not an object, so it is no notice.');
  }
  return new JsonFields(value);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NoticeRefused('encoding', 'The JSON is not in UTF-8.');
  }
}

/** Brackets inside texts count as well: no real notice has so many. */
function refuseDeepNesting(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    if (depth > DEEPEST_NESTING) {
      throw new NoticeRefused('unsafe', `The notice nests more than ${DEEPEST_NESTING} levels deep.`);
    }
  }
}
