import type { PlannedSequence, Planning } from '../../main-services/model/planning.ts';
import { roughDuration } from '../format/duration.ts';
import { utcMinute } from '../format/time.ts';

export type ChangeKind = 'added' | 'interrupted' | 'moved' | 'dropped';

/** One difference between two plannings, in words. */
export interface PlanningChange {
  readonly kind: ChangeKind;
  readonly sequenceId: number;
  readonly name: string;
  readonly isAlert: boolean;
  readonly words: string;
  /** Why, as the planner computed it; null = not said. */
  readonly reason: string | null;
}

/** Starts that differ by less are the same: a planning is made to the minute. */
const SAME_MS = 60_000;
const ORDER: readonly ChangeKind[] = ['added', 'interrupted', 'moved', 'dropped'];

/** What the second planning does differently from the first: new, interrupted, moved, no longer planned. */
export function planningChanges(before: Planning, after: Planning): readonly PlanningChange[] {
  const old = new Map(before.planned.map((one) => [one.sequenceId, one]));
  const kept = new Set(after.planned.map((one) => one.sequenceId));
  const changes: PlanningChange[] = [];
  for (const now of after.planned) {
    const change = changeOf(old.get(now.sequenceId), now);
    if (change) changes.push(change);
  }
  for (const gone of before.planned) {
    // What had ended before the second planning was made is past, not dropped.
    if (kept.has(gone.sequenceId) || gone.end <= after.createdAt) continue;
    const rejected = after.rejected.find((one) => one.sequenceId === gone.sequenceId);
    const was = `was planned ${utcMinute(gone.start)}`;
    changes.push({
      kind: 'dropped',
      sequenceId: gone.sequenceId,
      name: gone.name,
      isAlert: gone.isAlert,
      words: rejected ? `rejected, ${was}` : `not planned any more, ${was}`,
      reason: rejected?.reason ?? null,
    });
  }
  return changes.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function changeOf(was: PlannedSequence | undefined, now: PlannedSequence): PlanningChange | null {
  const { sequenceId, name, isAlert } = now;
  const reason = now.movedBecause ?? null;
  const change = (kind: ChangeKind, words: string) => ({ kind, sequenceId, name, isAlert, words, reason });
  const start = utcMinute(now.start);
  if (!was) return change('added', now.status === 'EXECUTING' ? `executing since ${start}` : `planned ${start}`);
  const cut = (one: PlannedSequence) => one.status === 'INTERRUPTED' || one.status === 'CANCELLED';
  if (cut(now) && !cut(was))
    return change(
      'interrupted',
      `${now.status === 'CANCELLED' ? 'cancelled' : 'interrupted'} at ${utcMinute(now.end)}`,
    );
  const shift = now.start - was.start;
  if (Math.abs(shift) < SAME_MS) return null;
  const words = `${roughDuration(Math.abs(shift))} ${shift < 0 ? 'earlier' : 'later'}`;
  return change('moved', `${utcMinute(was.start)} to ${start}, ${words}`);
}
