import type { RuleState } from '../../main-services/model/environment.ts';
import { fixed, measured } from '../format/number.ts';
import { unitSign, withMinus } from '../format/unit.ts';

/** When a rule secures, short enough for a column: what follows a semicolon is left to the hover. */
export function limitWords(rule: Pick<RuleState, 'securesAt'>): string {
  const words = withMinus(rule.securesAt.split(';')[0] ?? '');
  return words.replace(/ without an answer$/, '');
}

/** "closes at 85 %", "closes after 6 s", "closes on any rain", "never closes". */
export function closesWords(rule: Pick<RuleState, 'securesAt' | 'limit' | 'unit'>): string {
  const words = limitWords(rule);
  if (words.startsWith('never')) return 'never closes';
  if (rule.limit !== null && rule.unit === 's') return `closes after ${fixed(rule.limit, 0)} s`;
  if (rule.limit !== null && / or /.test(words)) return `closes at ${fixed(rule.limit, 0)} ${unitSign(rule.unit)}`;
  if (/^[≥≤<>]/.test(words)) return `closes at ${words.replace(/^[≥≤<>]\s*/, '')}`;
  return `closes on ${words}`;
}

/** The value with its unit: "76 %"; "not installed" where the site has no such contact. */
export function valueWords(rule: RuleState): string {
  return `${measured(rule.value, rule.unit)} ${unitSign(rule.unit)}`.trim();
}

/** True where the site never had what the rule asks for: nothing to show, and nothing wrong. */
export function isAbsent(rule: RuleState): boolean {
  return rule.value === null && rule.decision === 'allow';
}
