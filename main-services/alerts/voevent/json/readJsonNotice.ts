import type { Notice } from '../Notice.ts';
import { parseJson } from './parseJson.ts';
import { readGwAlert } from './readGwAlert.ts';
import { readUnifiedNotice } from './readUnifiedNotice.ts';

/**
 * Reads a notice written in JSON.
 * @throws NoticeRefused when it cannot be read or is some other JSON (a circular, a heartbeat)
 */
export function readJsonNotice(bytes: Uint8Array): Notice {
  const json = parseJson(bytes);
  const superevent = json.text('superevent_id');
  return superevent !== null && json.has('alert_type')
    ? readGwAlert(json, superevent, bytes)
    : readUnifiedNotice(json, bytes);
}
