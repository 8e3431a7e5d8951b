import type { RejectionCode } from '../PlanResult.ts';

/** Reasons of a sequence alone, whatever else is planned. */
export type OwnCode = Exclude<RejectionCode, 'programme-quota' | 'user-quota' | 'partner-impossible' | 'no-room'>;

const OF_OTHERS: ReadonlySet<RejectionCode> = new Set([
  'programme-quota',
  'user-quota',
  'partner-impossible',
  'no-room',
] satisfies RejectionCode[]);

export function isOwnCode(code: RejectionCode): code is OwnCode {
  return !OF_OTHERS.has(code);
}
