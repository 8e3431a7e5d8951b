import { createHash } from 'node:crypto';

/** Authority of the identifiers given to JSON notices, which have none. */
export const JSON_AUTHORITY = 'gcn.nasa.gov';

/** An identifier for a JSON notice: where it is from, its burst, and a hash of its bytes, so that the same bytes are one notice. */
export function jsonIvorn(path: string, burst: string | null, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = (burst ?? 'notice').replace(/[^\w.:+-]+/g, '-').slice(0, 60);
  return `ivo://${JSON_AUTHORITY}/${path.replace(/[^\w./-]+/g, '-')}#${name}_${hash}`;
}
