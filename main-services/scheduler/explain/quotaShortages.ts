import type { PlannableSequence } from '../PlanningProblem.ts';
import type { PlanView, Standing } from './PlanView.ts';

/** A quota that a sequence does not fit into beside what is planned. */
export interface QuotaShortage {
  readonly of: 'programme' | 'user';
  readonly owner: string;
  readonly quotaSeconds: number;
  readonly leftSeconds: number;
  readonly wantedSeconds: number;
  readonly missingSeconds: number;
  /** Planned sequences that spend it. */
  readonly spentBy: readonly Standing[];
}

/** The quotas that have too little left for the sequences, planned together. */
export function quotaShortages(sequences: readonly PlannableSequence[], view: PlanView): readonly QuotaShortage[] {
  const shortages: QuotaShortage[] = [];
  for (const [of, owners] of [
    ['programme', view.problem.programmes],
    ['user', view.problem.users],
  ] as const) {
    for (const { id, quotaSeconds, usedSeconds } of owners) {
      const wantedSeconds = secondsOf(sequences.filter((one) => !one.alert && one[of] === id));
      if (quotaSeconds === null || wantedSeconds === 0) continue;
      const spentBy = view.standings.filter(({ sequence }) => sequence[of] === id);
      const spent = usedSeconds + secondsOf(spentBy.map(({ sequence }) => sequence));
      const leftSeconds = Math.max(0, quotaSeconds - spent);
      if (wantedSeconds <= leftSeconds) continue;
      shortages.push({
        of,
        owner: id,
        quotaSeconds,
        leftSeconds,
        wantedSeconds,
        // Alerts may have spent more than there is: that is missing too.
        missingSeconds: wantedSeconds + spent - quotaSeconds,
        spentBy,
      });
    }
  }
  return shortages;
}

function secondsOf(sequences: readonly PlannableSequence[]): number {
  return sequences.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
}
