import type { AlertRepository } from '../database/Repositories.ts';
import type { AlertNotice } from '../model/alert.ts';
import type { Log } from '../model/log.ts';
import type { AlertRow } from './AlertRow.ts';
import type { AlertRows } from './AlertRows.ts';
import { type BurstBook, burstKey } from './bursts/BurstBook.ts';
import { canonicalIvorn } from './bursts/canonicalIvorn.ts';
import type { Verdict } from './decide.ts';
import type { ArchivedNotice, NoticeArchive } from './NoticeArchive.ts';
import type { Notice } from './voevent/Notice.ts';
import { NoticeRefused } from './voevent/NoticeRefused.ts';
import { readNotice } from './voevent/readNotice.ts';

/** Rows brought back to the console. */
const ROWS = 200;
/** Twice the longest age at which a trigger is still observed. */
export const MEMORY_MS = 48 * 3_600_000;
/** Notices are read this long before the rest of the application gets a turn. */
const SLICE_MS = 20;

interface Restoration {
  readonly repository: AlertRepository;
  readonly archive: NoticeArchive;
  readonly book: BurstBook;
  readonly rows: AlertRows;
  readonly now: number;
  readonly log: Log;
}

/**
 * Fills rows from the database and the book from the archive. Answers the archived notices that the database does not know:
 * they came in and were acknowledged, and then the application died.
 */
export async function restoreAlerts(r: Restoration): Promise<readonly ArchivedNotice[]> {
  const known = new Map<string, { row: AlertRow; stored: AlertNotice }>();
  for (const alert of [...(await r.repository.list(ROWS))].reverse()) {
    const row = r.rows.adopt(alert, [burstKey({ mission: alert.mission, burst: alert.burstId })]);
    for (const stored of alert.notices) known.set(canonicalIvorn(stored.ivorn), { row, stored });
  }
  const unknown: ArchivedNotice[] = [];
  let until = performance.now() + SLICE_MS;
  for (const archived of r.archive.since(r.now - MEMORY_MS)) {
    if (performance.now() > until) {
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + SLICE_MS;
    }
    const notice = read(archived);
    if (notice === null || r.book.has(notice.ivorn)) continue;
    const place = known.get(canonicalIvorn(notice.ivorn));
    if (place === undefined) {
      unknown.push(archived);
      continue;
    }
    const { row, stored } = place;
    r.rows.join(row, burstKey(notice));
    r.book.add({ notice, verdict: verdictOf(stored), receivedAt: stored.receivedAt });
  }
  if (unknown.length > 0)
    r.log.warning(`${unknown.length} notices were received but not decided before the last stop.`);
  return unknown;
}

function read({ bytes }: ArchivedNotice): Notice | null {
  try {
    return readNotice(bytes);
  } catch (error) {
    // It was refused, with its reason, when it came in.
    if (error instanceof NoticeRefused) return null;
    throw error;
  }
}

function verdictOf({ decision, reasons, receivedAt }: AlertNotice): Verdict {
  return { decision, reasons, startAt: decision === 'observe' || decision === 'later' ? receivedAt : null };
}
