import type { EnvironmentState, RuleState } from '../../main-services/model/environment.ts';
import { duration } from '../format/duration.ts';
import { fixed } from '../format/number.ts';

export type SafetyKind = 'safe' | 'hold' | 'unsafe' | 'unknown';

export interface SafetyView {
  readonly kind: SafetyKind;
  readonly word: string;
  readonly detail: string;
  /** Said where there is room. */
  readonly more?: string;
}

/** The observatory's safety in a word and a line; unknown as soon as the environment is not heard any more. */
export function safetyView(environment: EnvironmentState | null, now: number, heard: boolean): SafetyView {
  if (!environment) return { kind: 'unknown', word: 'UNKNOWN', detail: 'environment not read yet' };
  if (!heard)
    return { kind: 'unknown', word: 'UNKNOWN', detail: `environment silent for ${duration(now - environment.at)}` };
  if (!environment.safe) {
    if (environment.reopensAt === null) return { kind: 'unsafe', word: 'UNSAFE', detail: environment.cause };
    const left = duration(environment.reopensAt - now);
    return { kind: 'unsafe', word: 'UNSAFE', detail: `${environment.cause}, ${left}`, more: ' to open' };
  }
  if (!environment.mayOpen) {
    const holding = environment.rules.filter((rule) => rule.decision === 'hold');
    const names = holding.map((rule) => rule.label.toLowerCase()).join(', ');
    return { kind: 'hold', word: 'SAFE', detail: `stays shut: ${names || environment.cause}` };
  }
  const [closest] = byNearness(environment.rules);
  return { kind: 'safe', word: 'SAFE', detail: closest ? marginWords(closest) : 'every rule allows opening' };
}

/** Rules that have a number and a limit, the nearest to its limit first. */
export function byNearness(rules: readonly RuleState[]): readonly RuleState[] {
  return rules.filter((rule) => nearness(rule) !== null).sort((a, b) => (nearness(b) ?? 0) - (nearness(a) ?? 0));
}

/**
 * Width of the harmless range below (or above) a limit where zero is not its natural end, in the rule's unit: a clear sky
 * is some 30 K colder than its limit, a mild night 20 K above the frost limit, dry air 6 K from its dew point.
 */
const HARMLESS_SPAN: Readonly<Record<string, number>> = { K: 30, '°C': 20 };

/** 0 = far from the limit, 1 = at it; null where there is no number. Limits written "≤" are approached from above. */
export function nearness(rule: RuleState): number | null {
  if (typeof rule.value !== 'number' || rule.limit === null) return null;
  const fromAbove = /^[≤<]/.test(rule.securesAt);
  const distance = fromAbove ? rule.value - rule.limit : rule.limit - rule.value;
  const dew = /dew/i.test(rule.rule);
  const span = dew ? 6 : (HARMLESS_SPAN[rule.unit] ?? Math.abs(rule.limit));
  if (span === 0) return distance <= 0 ? 1 : 0;
  return Math.min(1.1, Math.max(0, 1 - distance / span));
}

/** "9 % humidity margin". */
function marginWords(rule: RuleState): string {
  if (typeof rule.value !== 'number' || rule.limit === null) return rule.label;
  const decimals = rule.unit === '%' ? 0 : 1;
  return `${fixed(Math.abs(rule.limit - rule.value), decimals)} ${rule.unit} ${rule.label.toLowerCase()} margin`;
}
