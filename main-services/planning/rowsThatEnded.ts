import type { PlannedSequence, Planning } from '../model/planning.ts';
import type { SequenceStatus } from '../model/request.ts';

/** The rows of an earlier planning of the same night whose sequences have ended since, with how they ended. */
export function rowsThatEnded(
  earlier: Planning | null,
  nightDate: string,
  now: number,
  statuses: ReadonlyMap<number, SequenceStatus>,
): readonly PlannedSequence[] {
  if (earlier?.nightDate !== nightDate) return [];
  return earlier.planned.flatMap((row) => {
    const status = statuses.get(row.sequenceId);
    if ((status !== 'COMPLETED' && status !== 'INTERRUPTED') || row.start > now) return [];
    return [{ ...row, status, end: Math.min(row.end, now) }];
  });
}
