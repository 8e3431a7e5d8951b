import { inWords } from '../inWords.ts';
import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import type { RejectionCode } from '../PlanResult.ts';

interface Account {
  readonly words: string;
  readonly quotaSeconds: number | null;
  usedSeconds: number;
}

/** Time granted to programmes and users, and what of it is spent. Alerts count but are never held back. */
export class Quotas {
  readonly #programmes: ReadonlyMap<string, Account>;
  readonly #users: ReadonlyMap<string, Account>;

  constructor(problem: Pick<PlanningProblem, 'programmes' | 'users'>) {
    this.#programmes = new Map(problem.programmes.map((p) => [p.id, { ...p, words: `programme ${p.id}` }]));
    this.#users = new Map(problem.users.map((u) => [u.id, { ...u, words: `user ${u.id}` }]));
  }

  /** Null when the sequence may be afforded, otherwise which quota is exhausted and by how much. */
  refusal(sequence: PlannableSequence): { readonly code: RejectionCode; readonly reason: string } | null {
    if (sequence.alert) return null;
    for (const [code, account] of [
      ['programme-quota', this.#programmes.get(sequence.programme)],
      ['user-quota', this.#userOf(sequence)],
    ] as const) {
      if (!account || account.quotaSeconds === null) continue;
      const left = Math.max(0, account.quotaSeconds - account.usedSeconds);
      if (sequence.durationSeconds <= left) continue;
      const missing = sequence.durationSeconds - left;
      return {
        code,
        reason: `The quota of ${account.words} (${inWords(account.quotaSeconds)}) has ${inWords(left)} left, and it takes ${inWords(sequence.durationSeconds)}: ${inWords(missing)} too much.`,
      };
    }
    return null;
  }

  spend(sequence: PlannableSequence): void {
    this.#book(sequence, sequence.durationSeconds);
  }

  giveBack(sequence: PlannableSequence): void {
    this.#book(sequence, -sequence.durationSeconds);
  }

  #book(sequence: PlannableSequence, seconds: number): void {
    for (const account of [this.#programmes.get(sequence.programme), this.#userOf(sequence)]) {
      if (account) account.usedSeconds += seconds;
    }
  }

  #userOf(sequence: PlannableSequence): Account | undefined {
    return sequence.user === null ? undefined : this.#users.get(sequence.user);
  }
}
