import type { AlertDecision } from '../../model/alert.ts';
import type { SkyPosition } from '../voevent/Notice.ts';
import { bestEntry } from './bestEntry.ts';
import { authorityOf, canonicalIvorn } from './canonicalIvorn.ts';
import type { Entry, MissionBurst } from './Entry.ts';

/** What all notices of a burst, from all missions, come to. */
export interface Settled {
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
  /** The notice to point by; null when there is none. */
  readonly best: Entry | null;
  /** Best position known, usable or not. */
  readonly position: SkyPosition | null;
  readonly triggerAt: number | null;
  /** Identifier of the notice that took the burst back. */
  readonly retractedBy: string | null;
}

/**
 * Sums up a burst. A mission's retraction takes back all that this mission said about it, before or after, whether or not the
 * notices it cites ever came; so does its word that there was no burst. The burst itself is retracted when no other mission still
 * stands by it.
 */
export function settle(group: readonly MissionBurst[]): Settled {
  const entries = group.flatMap((burst) => burst.entries);
  const retractions = entries.filter(({ verdict }) => verdict.decision === 'cancel').sort(byDate);
  const standing = group.filter((burst) => retractionOf(burst, retractions) === null).flatMap((burst) => burst.entries);
  const best = bestEntry(standing.filter(isHopeful));
  const triggers = entries.flatMap(({ notice }) => notice.triggerAt ?? []);
  const facts = {
    best,
    position: (best ?? bestEntry(standing) ?? bestEntry(entries))?.notice.position ?? null,
    triggerAt: triggers.length === 0 ? null : Math.min(...triggers),
  };
  if (best !== null)
    return { ...facts, decision: best.verdict.decision, reasons: best.verdict.reasons, retractedBy: null };
  // Without hope there is nothing that a mission's second thoughts could cancel.
  const denial = entries.some(isHopeful) ? entries.filter(denies).sort(byDate)[0] : undefined;
  const end = retractions[0] ?? denial;
  if (end !== undefined) {
    return { ...facts, decision: 'cancel', reasons: end.verdict.reasons, retractedBy: end.notice.ivorn };
  }
  const last = [...entries].sort(byDate).at(-1);
  return { ...facts, decision: 'ignore', reasons: last?.verdict.reasons ?? [], retractedBy: null };
}

/** The notice that took this mission's burst back, or null: one of its own, or one of its publisher that cites it. */
export function retractionOf(burst: MissionBurst, retractions: readonly Entry[]): string | null {
  return retractionAmong(burst, retractions) ?? burst.entries.filter(denies).sort(byDate)[0]?.notice.ivorn ?? null;
}

function retractionAmong({ entries }: MissionBurst, retractions: readonly Entry[]): string | null {
  // As a rule there is none, and a burst may have a thousand notices.
  if (retractions.length === 0) return null;
  const named = new Set(entries.map(({ notice }) => canonicalIvorn(notice.ivorn)));
  const authorities = new Set(entries.map(({ notice }) => authorityOf(notice.ivorn)));
  for (const { notice } of retractions) {
    if (named.has(canonicalIvorn(notice.ivorn))) return notice.ivorn;
    if (!authorities.has(authorityOf(notice.ivorn))) continue;
    if (notice.retracts.some((ivorn) => named.has(canonicalIvorn(ivorn)))) return notice.ivorn;
  }
  return null;
}

/** The mission itself says that it was no burst. */
function denies({ notice }: Entry): boolean {
  return notice.disowned && notice.role === 'observation' && notice.standard;
}

function isHopeful({ verdict }: Entry): boolean {
  return verdict.decision === 'observe' || verdict.decision === 'later' || verdict.decision === 'ask';
}

function byDate(a: Entry, b: Entry): number {
  const difference = (a.notice.issuedAt ?? 0) - (b.notice.issuedAt ?? 0);
  return difference !== 0 ? difference : a.notice.ivorn < b.notice.ivorn ? -1 : 1;
}
