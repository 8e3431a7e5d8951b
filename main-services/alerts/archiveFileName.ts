import type { NoticeContentType } from './sources/NoticeEnvelope.ts';

export interface ArchiveFileParts {
  readonly receivedAt: number;
  readonly source: string;
  /** Kafka topic; null = none. */
  readonly topic: string | null;
  /** First 16 hexadecimal digits of the SHA-256 of the bytes. */
  readonly hash: string;
}

/** Longest part that names a source or a topic: file names end at 255 bytes everywhere. */
const LONGEST_PART = 80;
const EXTENSIONS = { xml: 'xml', json: 'json', other: 'bin' } as const;
const NAME =
  /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)([\d.]+)Z_([A-Za-z0-9.-]+)(?:@([A-Za-z0-9.-]+))?_([0-9a-f]{16})\.(?:xml|json|bin)$/;

/** "20261216T045712.123Z_gcn@gcn.notices.svom.voevent.grm_0123456789abcdef.xml": sorts by time, says all that is known. */
export function archiveFileName(parts: ArchiveFileParts & { readonly contentType: NoticeContentType }): string {
  const time = new Date(parts.receivedAt).toISOString().replace(/[-:]/g, '');
  const topic = parts.topic === null ? '' : `@${plain(parts.topic)}`;
  return `${time}_${plain(parts.source)}${topic}_${parts.hash}.${EXTENSIONS[parts.contentType]}`;
}

/** Null for a file that is none of ours. */
export function readArchiveFileName(name: string): ArchiveFileParts | null {
  const [, year, month, date, hour, minute, second, source, topic, hash] = NAME.exec(name) ?? [];
  const receivedAt = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (source === undefined || hash === undefined || Number.isNaN(receivedAt)) return null;
  return { receivedAt, source, topic: topic ?? null, hash };
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, LONGEST_PART) || '-';
}
