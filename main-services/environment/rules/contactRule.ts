import type { FusedReadings } from '../FusedReadings.ts';
import type { WordQuantity } from '../quantities.ts';
import type { Condition } from './judge.ts';
import type { RuleResult } from './Rule.ts';
import type { Finding } from './ruleResult.ts';
import { ruleResult } from './ruleResult.ts';

type Wording = Pick<Finding, 'rule' | 'label' | 'securesAt' | 'because' | 'holdOffMs' | 'missingHoldOffMs'> & {
  readonly quantity: WordQuantity;
  readonly harmless: string;
  readonly harmlessWords: string;
  readonly harmfulWords: string;
  /** What the harmful word means. */
  readonly harmful: Condition;
  /** What it means when the contact was there and is silent now. */
  readonly silent: Condition;
};

/**
 * A rule on a contact that says one of two words. A site that never had this contact is not asked for it (the original's PLC
 * reports no doors); one that had it and lost it is.
 */
export function contactRule(
  readings: FusedReadings,
  wording: Wording,
  previous: RuleResult['memory'] | null,
  now: number,
): RuleResult {
  const { quantity, harmless, harmlessWords, harmfulWords, harmful, silent, ...rest } = wording;
  const { value, at, sensors, installed } = readings.words[quantity];
  const condition = value === harmless ? 'good' : value !== null ? harmful : installed ? silent : 'good';
  const interpretation =
    value === harmless ? harmlessWords : value !== null ? harmfulWords : installed ? 'not known' : 'not installed';
  const unsaid = `${rest.label}: ${installed ? 'nothing that counts is reported' : 'there is none here'}.`;
  const because = value === null ? { ...rest.because, [condition]: unsaid } : rest.because;
  const words = { value, unit: '', interpretation, opensAt: harmlessWords };
  const finding = { ...rest, ...words, because, condition, limit: null, readingAt: at, sensors };
  return ruleResult(finding, previous, now);
}
