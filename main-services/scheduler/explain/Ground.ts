import type { Explanation } from './Explanation.ts';

/** Why a sequence was rejected, before what it would cost and take. */
export interface Ground extends Pick<Explanation, 'kind' | 'sentence' | 'facts' | 'against'> {
  /** Nothing that others give up would help. */
  readonly final: boolean;
}
