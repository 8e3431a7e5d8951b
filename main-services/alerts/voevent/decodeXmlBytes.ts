import { NoticeRefused } from './NoticeRefused.ts';

/** The largest real notice seen has 9 360 bytes; Comet refuses frames over 99 999. A hundred times the first is generous. */
export const MAXIMUM_NOTICE_BYTES = 1024 * 1024;

/** Encodings a notice may declare, as TextDecoder calls them. US-ASCII is a part of UTF-8. */
const READABLE_ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  latin1: 'iso-8859-1',
  'windows-1252': 'windows-1252',
};
const READABLE = 'only UTF-8, UTF-16, US-ASCII and Latin-1 are read';

/**
 * Turns the bytes of an XML document into text, by the encoding it declares.
 * @throws NoticeRefused when the document is empty, too large, or not in the encoding it claims
 */
export function decodeXmlBytes(bytes: Uint8Array, maximumBytes = MAXIMUM_NOTICE_BYTES): string {
  if (bytes.length === 0) throw new NoticeRefused('empty', 'The notice is empty.');
  if (bytes.length > maximumBytes) {
    throw new NoticeRefused('too-large', `The notice has ${bytes.length} bytes; the limit is ${maximumBytes}.`);
  }
  const wide = wideEncoding(bytes);
  const opening = new TextDecoder(wide ?? 'latin1').decode(bytes.subarray(0, 400));
  const declared = /^(?:\ufeff|\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(opening)?.[1] ?? null;
  if (wide !== null && declared !== null && !/^utf-16/i.test(declared)) {
    throw new NoticeRefused('encoding', `The notice declares the encoding "${declared}" but is written in UTF-16.`);
  }
  const encoding = wide ?? READABLE_ENCODINGS[(declared ?? 'utf-8').toLowerCase()];
  if (encoding === undefined) {
    throw new NoticeRefused('encoding', `The notice declares the encoding "${declared?.slice(0, 40)}"; ${READABLE}.`);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NoticeRefused(
      'encoding',
      `The notice ${declared === null ? 'must be' : 'declares'} ${declared ?? encoding} but its bytes are not ${declared ?? encoding}.`,
    );
  }
}

/** UTF-16 is known by its byte order mark, as XML demands. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
