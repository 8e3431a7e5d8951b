import type { EnvironmentState, RuleState } from '../../main-services/model/environment.ts';
import { duration } from '../format/duration.ts';
import { fixed } from '../format/number.ts';
import { unitSign } from '../format/unit.ts';

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
    const rule = environment.rules.find((one) => one.rule === environment.causeRule);
    return { kind: 'unsafe', word: 'UNSAFE', detail: rule ? causeWords(rule) : environment.cause };
  }
  if (!environment.mayOpen) {
    const holding = environment.rules.filter((rule) => rule.decision === 'hold');
    const names = holding.map((rule) => rule.label.toLowerCase()).join(', ') || environment.cause;
    if (environment.reopensAt === null) return { kind: 'hold', word: 'HOLD', detail: `no opening: ${names}` };
    return {
      kind: 'hold',
      word: 'HOLD',
      detail: `${names}, ${duration(environment.reopensAt - now)}`,
      more: ' to open',
    };
  }
  const [closest] = byNearness(environment.rules);
  return { kind: 'safe', word: 'SAFE', detail: closest ? marginWords(closest) : 'every rule allows opening' };
}

/** "rain: raining hard"; not twice the same word. */
export function causeWords(rule: RuleState): string {
  const label = rule.label.toLowerCase();
  return rule.interpretation.toLowerCase().includes(label) ? rule.interpretation : `${label}: ${rule.interpretation}`;
}

/** Rules that have a number and a limit, the nearest to its limit first. */
export function byNearness(rules: readonly RuleState[]): readonly RuleState[] {
  return rules.filter((rule) => nearness(rule) !== null).sort((a, b) => (nearness(b) ?? 0) - (nearness(a) ?? 0));
}

/** Drawn beyond the limit's tick. */
const OVER = 1.1;
/**
 * Width of the harmless range beside a limit where zero is not its natural end (drawing only): a clear sky is some 15 K
 * colder than its limit, a mild night 20 K from the limits of frost and heat, dry air 6 K from its dew point.
 */
const HARMLESS_SPAN: Readonly<Record<string, number>> = { cloud: 15, temperature: 20, dewPointMargin: 6 };

/**
 * 0 = far from the limit, 1 = at it; null where there is no number. Limits written "≤" are approached from above, those with
 * "or" are two, of which the state carries the nearer.
 */
export function nearness(rule: RuleState): number | null {
  const { value, limit, securesAt } = rule;
  if (typeof value !== 'number' || limit === null) return null;
  const twoSided = / or /.test(securesAt);
  if (twoSided && rule.decision === 'secure') return OVER;
  const fromAbove = /^[≤<]/.test(securesAt);
  const distance = twoSided ? Math.abs(limit - value) : fromAbove ? value - limit : limit - value;
  const span = HARMLESS_SPAN[rule.rule] ?? Math.abs(limit);
  if (span === 0) return distance < 0 ? OVER : 0;
  return Math.min(OVER, Math.max(0, 1 - distance / span));
}

/** "9 % humidity margin". */
function marginWords(rule: RuleState): string {
  if (typeof rule.value !== 'number' || rule.limit === null) return rule.label;
  const decimals = rule.unit === '%' ? 0 : 1;
  const label = rule.label.toLowerCase().replace(/ margin$/, '');
  return `${fixed(Math.abs(rule.limit - rule.value), decimals)} ${unitSign(rule.unit)} ${label} margin`;
}
