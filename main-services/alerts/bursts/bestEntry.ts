import type { Entry } from './Entry.ts';

/** The notice that knows the position best: smallest error radius, then the latest, then by name, so that no order of arrival matters. */
export function bestEntry(entries: readonly Entry[]): Entry | null {
  let best: Entry | null = null;
  for (const entry of entries) {
    if (entry.notice.position !== null && (best === null || isBetter(entry, best))) best = entry;
  }
  return best;
}

function isBetter(entry: Entry, best: Entry): boolean {
  const radius = (e: Entry) => e.notice.position?.errorDegrees ?? Number.POSITIVE_INFINITY;
  if (radius(entry) !== radius(best)) return radius(entry) < radius(best);
  const issued = (e: Entry) => e.notice.issuedAt ?? Number.NEGATIVE_INFINITY;
  if (issued(entry) !== issued(best)) return issued(entry) > issued(best);
  return entry.notice.ivorn > best.notice.ivorn;
}
