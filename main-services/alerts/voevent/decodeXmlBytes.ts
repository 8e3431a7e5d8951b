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
  latin1: 'iso-8859-1',
};

/**
 * Turns the bytes of an XML document into text, by the encoding it declares.
 * @throws NoticeRefused when the document is empty, too large, or not in the encoding it claims
 */
export function decodeXmlBytes(bytes: Uint8Array, maximumBytes = MAXIMUM_NOTICE_BYTES): string {
  if (bytes.length === 0) throw new NoticeRefused('empty', 'The notice is empty.');
  if (bytes.length > maximumBytes) {
    throw new NoticeRefused('too-large', `The notice has ${bytes.length} bytes; the limit is ${maximumBytes}.`);
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw new NoticeRefused('encoding', 'The notice is in UTF-16; only UTF-8, US-ASCII and ISO-8859-1 are read.');
  }
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(opening)?.[1] ?? 'utf-8';
  const encoding = READABLE_ENCODINGS[declared.toLowerCase()];
  if (encoding === undefined) {
    throw new NoticeRefused(
      'encoding',
      `The notice declares the encoding "${declared}"; only UTF-8, US-ASCII and ISO-8859-1 are read.`,
    );
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NoticeRefused('encoding', `The notice declares ${declared} but its bytes are not ${declared}.`);
  }
}
