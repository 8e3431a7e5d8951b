import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { NoticeFile } from './replayNotices.ts';
import { MAXIMUM_NOTICE_BYTES } from './voevent/decodeXmlBytes.ts';
import { MAXIMUM_JSON_BYTES } from './voevent/json/parseJson.ts';

/** Nothing larger is a notice, whatever it is written in; it is not even read. */
const MOST_BYTES = Math.max(MAXIMUM_NOTICE_BYTES, MAXIMUM_JSON_BYTES);

/** Files that describe notices and are none themselves. */
const DOCUMENTATION = /\.(?:md|markdown)$/i;

/**
 * Every file of a directory and those below it, one at a time; only hidden ones and documentation (.md) are left out.
 * @throws the file system's error when the directory cannot be read
 */
export function* readNoticeFiles(directory: string, below = ''): Generator<NoticeFile> {
  const entries = readdirSync(path.join(directory, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.posix.join(below, entry.name);
    if (entry.name.startsWith('.') || DOCUMENTATION.test(entry.name)) continue;
    if (entry.isDirectory()) yield* readNoticeFiles(directory, file);
    else yield read(directory, file);
  }
}

function read(directory: string, file: string): NoticeFile {
  const place = path.join(directory, file);
  try {
    const stats = statSync(place);
    if (!stats.isFile()) return { file, fault: 'It is no file.' };
    if (stats.size > MOST_BYTES)
      return { file, fault: `The notice has ${stats.size} bytes; the limit is ${MOST_BYTES}.` };
    return { file, bytes: readFileSync(place) };
  } catch (error) {
    return { file, fault: `It cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
