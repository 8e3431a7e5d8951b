import type { RuleState } from '../../model/environment.ts';
import { utcTime } from '../utcTime.ts';
import type { Condition, RuleMemory } from './judge.ts';
import { judge } from './judge.ts';
import type { RuleResult } from './Rule.ts';

/** What a rule found out, in its own words; sentences without measured values, so that they stay the same while it lasts. */
export interface Finding
  extends Pick<
    RuleState,
    | 'rule'
    | 'label'
    | 'value'
    | 'unit'
    | 'interpretation'
    | 'securesAt'
    | 'opensAt'
    | 'holdOffMs'
    | 'limit'
    | 'readingAt'
    | 'sensors'
  > {
  readonly condition: Condition;
  /** Sentences by condition; where one is absent that condition does not occur. */
  readonly because: Readonly<Partial<Record<Condition, string>>>;
  readonly missingHoldOffMs: number;
}

/** Turns a finding into the rule's state: decides, and says why and until when. */
export function ruleResult(finding: Finding, previous: RuleMemory | null, now: number): RuleResult {
  const { condition, because, missingHoldOffMs, ...words } = finding;
  const { decision, mustSecure, memory, reopensAt } = judge(
    condition,
    previous,
    words.holdOffMs,
    missingHoldOffMs,
    now,
  );
  const holdOff = reopensAt === null ? null : `${words.label}: fine again, opening waits until ${utcTime(reopensAt)}.`;
  const reason = holdOff ?? because[condition] ?? `${words.label}: nothing against opening.`;
  return { state: { ...words, mustSecure, decision, reason, reopensAt }, memory, condition };
}
