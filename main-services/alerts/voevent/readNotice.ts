import { classify } from './classify.ts';
import { readJsonNotice } from './json/readJsonNotice.ts';
import type { Notice } from './Notice.ts';
import { parseVoEvent } from './parseVoEvent.ts';

/**
 * From bytes to a notice understood: XML or, when the first character says so, JSON (gcn.md: the topic's name does not tell).
 * @throws NoticeRefused
 */
export function readNotice(bytes: Uint8Array): Notice {
  return startsLikeJson(bytes) ? readJsonNotice(bytes) : classify(parseVoEvent(bytes));
}

/** An opening brace or bracket after nothing but white space and a byte order mark. */
function startsLikeJson(bytes: Uint8Array): boolean {
  const opening = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*[{[]/.test(opening);
}
