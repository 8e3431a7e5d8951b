import type { RuleRecord } from '../model/environmentHistory.ts';
import { csvText } from '../system/csvText.ts';

const HEAD = ['time (UTC)', 'rule', 'value', 'unit', 'means', 'decision', 'must secure', 'reason', 'sensors'];

/** What rules decided as comma-separated values, in the order given. */
export function rulesCsv(records: readonly RuleRecord[]): string {
  return csvText(
    HEAD,
    records.map(({ at, state: { rule, value, unit, interpretation, decision, mustSecure, reason, sensors } }) => [
      new Date(at).toISOString(),
      rule,
      value,
      unit,
      interpretation,
      decision,
      mustSecure ? 'yes' : 'no',
      reason,
      sensors.join(' '),
    ]),
  );
}
