import type { AuditFilter } from '../../../main-services/model/audit.ts';
import type { Typed } from '../../format/readAngle.ts';
import { readInstant } from '../../format/readInstant.ts';

/** The tools above the list, as they are typed. */
export interface AuditTyped {
  readonly text: string;
  readonly by: string;
  readonly outcome: 'any' | 'done' | 'not-done';
  readonly from: string;
  readonly to: string;
}

export const NOTHING_TYPED: AuditTyped = { text: '', by: '', outcome: 'any', from: '', to: '' };

type Question = Omit<AuditFilter, 'before' | 'limit'>;

/** What is asked of the audit; a time that is not understood, or none, bounds nothing. */
export function auditQuestion(typed: AuditTyped, now: number): { question: Question; from: Typed; to: Typed } {
  const from = readInstant(typed.from, now);
  const to = readInstant(typed.to, now);
  return {
    from,
    to,
    question: {
      ...(typed.text.trim() === '' ? {} : { text: typed.text.trim() }),
      ...(typed.by.trim() === '' ? {} : { by: typed.by.trim() }),
      ...(typed.outcome === 'any' ? {} : { outcome: typed.outcome }),
      ...(typed.from.trim() !== '' && from.ok ? { from: from.value } : {}),
      ...(typed.to.trim() !== '' && to.ok ? { to: to.value } : {}),
    },
  };
}

/** An outcome in words. */
export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  done: 'done',
  failed: 'failed',
  input: 'refused: input',
  role: 'refused: role',
  control: 'refused: control',
  interlock: 'refused: interlock',
  sender: 'refused: sender',
};
