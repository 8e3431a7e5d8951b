import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';

export interface CompiledAccounts {
  readonly programmeAccount: Int32Array;
  readonly userAccount: Int32Array;
  readonly granted: Float64Array;
  readonly unlimited: Uint8Array;
  /** Whether the quotas suffice for it alone. */
  affordable(sequence: number): boolean;
}

/** Quotas of programmes and users as one list of accounts; only those with a quota have one. */
export function compileAccounts(
  problem: PlanningProblem,
  sequences: readonly PlannableSequence[],
  locked: Uint8Array,
): CompiledAccounts {
  const granted: number[] = [];
  const open = (owners: PlanningProblem['programmes' | 'users']): Map<string, number> => {
    const accounts = new Map<string, number>();
    for (const { id, quotaSeconds, usedSeconds } of owners) {
      if (quotaSeconds === null) continue;
      accounts.set(id, granted.length);
      granted.push(quotaSeconds - usedSeconds);
    }
    return accounts;
  };
  const programmes = open(problem.programmes);
  const users = open(problem.users);
  const programmeAccount = new Int32Array(sequences.length);
  const userAccount = new Int32Array(sequences.length);
  const unlimited = new Uint8Array(sequences.length);
  for (let i = 0; i < sequences.length; i++) {
    const { programme, user, alert, durationSeconds } = sequences[i] as PlannableSequence;
    const accounts = [programmes.get(programme) ?? -1, user === null ? -1 : (users.get(user) ?? -1)];
    programmeAccount[i] = accounts[0] as number;
    userAccount[i] = accounts[1] as number;
    unlimited[i] = alert ? 1 : 0;
    if (locked[i] === 0) continue;
    for (const account of accounts) if (account >= 0) granted[account] = (granted[account] as number) - durationSeconds;
  }
  const left = (account: number) => (account < 0 ? Number.POSITIVE_INFINITY : (granted[account] as number));
  return {
    programmeAccount,
    userAccount,
    granted: Float64Array.from(granted),
    unlimited,
    affordable: (i) => {
      const needs = (sequences[i] as PlannableSequence).durationSeconds;
      if (unlimited[i] === 1) return true;
      return needs <= left(programmeAccount[i] as number) && needs <= left(userAccount[i] as number);
    },
  };
}
