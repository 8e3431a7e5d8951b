import type { RecordedReply } from './evaluateReplies.ts';

/** A recorded reply with its time as the file writes it. */
export interface DatedReply extends RecordedReply {
  readonly writtenAt: string;
}

/** ISO 8601 with at least the minute; without a zone it is UTC, as everything here. */
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a recording: a JSON array of `{"at": ISO time, "reply": …}`; NaN and the infinities, which Python writes though JSON has
 * none, are read as null. @throws Error naming the entry that is wrong, and how
 */
export function readRecordedReplies(text: string): readonly DatedReply[] {
  const entries = parse(text);
  if (!Array.isArray(entries)) throw new Error('is not a JSON array of {"at": …, "reply": …}');
  return entries.map((entry: unknown, index) => {
    const where = `entry ${index + 1}`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      throw new Error(`${where} is not an object with "at" and "reply"`);
    const { at: writtenAt, reply } = entry as { at?: unknown; reply?: unknown };
    const at = typeof writtenAt === 'string' && ISO_TIME.test(writtenAt) ? instantOf(writtenAt) : Number.NaN;
    if (typeof writtenAt !== 'string' || Number.isNaN(at))
      throw new Error(`${where}: "at" is not an ISO time such as "2017-03-03T13:45:00Z" but ${shown(writtenAt)}`);
    if (reply === undefined) throw new Error(`${where} has no "reply" (null means that no answer came)`);
    return { at, writtenAt, reply };
  });
}

function instantOf(written: string): number {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(written) ? written : `${written}Z`);
}

function parse(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare);
  } catch (fault) {
    const repaired = withNullsForNotNumbers(bare);
    if (repaired === bare) throw new Error(`is not JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
    try {
      return JSON.parse(repaired);
    } catch (second) {
      throw new Error(`is not JSON: ${second instanceof Error ? second.message : String(second)}`);
    }
  }
}

/** Only outside strings; a string may be 10 MB long, which a regular expression over strings would not survive. */
function withNullsForNotNumbers(text: string): string {
  const parts = text.split(/(\\.|")/s);
  let inString = false;
  return parts
    .map((part) => {
      if (part === '"') inString = !inString;
      return inString ? part : part.replace(/-?\b(?:NaN|Infinity)\b/g, 'null');
    })
    .join('');
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
}
