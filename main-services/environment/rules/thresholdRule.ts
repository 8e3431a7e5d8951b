import type { RuleState } from '../../model/environment.ts';
import type { Fused } from '../FusedReadings.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Condition } from './judge.ts';
import type { Rule, RuleReadings } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** The limits of one number, as data. */
export interface Limits {
  /** Closes at this value and beyond. */
  readonly securesAt: number;
  /** After closing, opens again only on the harmless side of this one: the hysteresis. */
  readonly opensAt: number;
  /** Without having closed, no time to open at this value and beyond; absent where there is no such zone. */
  readonly holdsAt?: number;
  readonly holdOffMs: number;
}

/** What a rule on one number has of its own; everything else is shared. */
export interface ThresholdWording extends Pick<RuleState, 'rule' | 'label' | 'unit'> {
  /** The side on which harm lies. */
  readonly harm: 'above' | 'below';
  readonly number: (readings: RuleReadings, now: number) => Pick<Fused<number>, 'value' | 'at' | 'sensors'>;
  readonly limits: (thresholds: Thresholds) => Limits;
  readonly interpret: (value: number, condition: Condition, limits: Limits) => string;
  readonly because: (
    limits: Limits,
    thresholds: Thresholds,
  ) => Readonly<Partial<Record<Exclude<Condition, 'missing'>, string>>>;
  /** What it means that there is no number: a sentence, or null where nothing follows from it. */
  readonly whenMissing: string | null;
  /** How limits are written; as they are without it. */
  readonly written?: (limit: number) => string;
}

/** A rule on one number with a limit to close at, one to open at again, and a hold-off: the shape that most rules share. */
export function thresholdRule(wording: ThresholdWording): Rule {
  const { rule, label, unit, harm, number, interpret, because, whenMissing, written = String } = wording;
  const beyond = (value: number, limit: number) => (harm === 'above' ? value >= limit : value <= limit);
  return (readings, thresholds, previous, now) => {
    const limits = wording.limits(thresholds);
    const { securesAt, holdOffMs } = limits;
    const opensAt = milder(limits.opensAt, securesAt, harm);
    const { value, at, sensors } = number(readings, now);
    const classify = (known: number): Condition => {
      if (beyond(known, securesAt)) return 'bad';
      if (limits.holdsAt !== undefined && beyond(known, milder(limits.holdsAt, securesAt, harm))) return 'holding';
      return beyond(known, opensAt) ? 'between' : 'good';
    };
    const condition = value !== null ? classify(value) : whenMissing === null ? 'good' : 'missing';
    const [secures, opens] = harm === 'above' ? ['≥', '<'] : ['≤', '>'];
    return ruleResult(
      {
        rule,
        label,
        value,
        unit,
        interpretation: value === null ? 'not known' : interpret(value, condition, limits),
        condition,
        because:
          value === null
            ? { [condition]: whenMissing ?? `${label}: not known here, and nothing follows from that.` }
            : because({ ...limits, opensAt }, thresholds),
        securesAt: `${secures} ${written(securesAt)} ${unit}`,
        opensAt: `${opens} ${written(opensAt)} ${unit}`,
        limit: securesAt,
        readingAt: at,
        sensors,
        holdOffMs,
        missingHoldOffMs: whenMissing === null ? 0 : thresholds.missingHoldOffMs,
      },
      previous,
      now,
    );
  };
}

/** A limit that by mistake lies beyond the one that closes would never let open again. */
function milder(limit: number, securesAt: number, harm: 'above' | 'below'): number {
  return harm === 'above' ? Math.min(limit, securesAt) : Math.max(limit, securesAt);
}
