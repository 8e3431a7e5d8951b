import type { RuleState } from '../model/environment.ts';
import { RULE_RECORDED_EVERY_MS, type RuleRecord } from '../model/environmentHistory.ts';

/** Words that flicker while the decision stays are recorded once in so long. */
const WORDS_EVERY_MS = 10_000;
/** A value that moves while the words stay: once a minute, as fine as what is kept of readings for ever. */
const VALUE_EVERY_MS = 60_000;
/**
 * Which rules are to be recorded now: a changed decision at once, other words and values now and then. With every value moving all
 * the time that is some 16,000 rows a day. `recorded` holds the latest record of each rule.
 */
export function dueRules(
  rules: readonly RuleState[],
  recorded: ReadonlyMap<string, RuleRecord>,
  now: number,
): readonly RuleRecord[] {
  return rules
    .filter((rule) => {
      const last = recorded.get(rule.rule);
      return last === undefined || now < last.at || now - last.at >= patienceMs(last.state, rule);
    })
    .map((state) => ({ at: now, state }));
}

function patienceMs(last: RuleState, now: RuleState): number {
  if (last.decision !== now.decision || last.mustSecure !== now.mustSecure) return 0;
  if (last.interpretation !== now.interpretation || last.reason !== now.reason) return WORDS_EVERY_MS;
  return last.value === now.value ? RULE_RECORDED_EVERY_MS : VALUE_EVERY_MS;
}
