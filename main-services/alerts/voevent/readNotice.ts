import { classify } from './classify.ts';
import type { Notice } from './Notice.ts';
import { parseVoEvent } from './parseVoEvent.ts';

/**
 * From bytes to a notice understood.
 * @throws NoticeRefused
 */
export function readNotice(bytes: Uint8Array): Notice {
  return classify(parseVoEvent(bytes));
}
