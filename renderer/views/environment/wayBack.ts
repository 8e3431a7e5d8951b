import type { RuleState } from '../../../main-services/model/environment.ts';
import { roughDuration } from '../../format/duration.ts';
import { withMinus } from '../../format/unit.ts';

/** What must happen until a rule lets open again: "< 80 %, then 10 min"; empty when it allows already. */
export function wayBackWords(rule: Pick<RuleState, 'decision' | 'opensAt' | 'holdOffMs'>): string {
  if (rule.decision === 'allow') return '';
  const when = withMinus(rule.opensAt.split(';')[0] ?? '');
  return rule.holdOffMs > 0 ? `${when}, then ${holdOffWords(rule.holdOffMs)}` : when;
}

/** A hold-off in whole minutes or hours: "1 h", "1 h 30 min". */
export function holdOffWords(holdOffMs: number): string {
  return roughDuration(holdOffMs).replace(' 00 min', '');
}
