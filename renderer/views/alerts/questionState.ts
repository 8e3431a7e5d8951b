import type { Alert, AlertQuestion } from '../../../main-services/model/alert.ts';

/** The question that waits for an answer about a burst; null when none does. */
export function openQuestion({ decision, retracted, question }: Alert): AlertQuestion | null {
  return decision === 'ask' && !retracted && question?.answer === null ? question : null;
}

/** "0:42"; never below "0:00". */
export function countdown(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
