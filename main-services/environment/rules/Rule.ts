import type { RuleState } from '../../model/environment.ts';
import type { FusedReadings } from '../FusedReadings.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Condition, RuleMemory } from './judge.ts';

/** What a rule makes of the readings: its state for everybody, and what it has to remember. */
export interface RuleResult {
  readonly state: RuleState;
  readonly memory: RuleMemory;
  /** How it is out there, whatever a hold-off still says. */
  readonly condition: Condition;
}

/** One rule, one condition, one file; pure. `previous` is null the first time. */
export type Rule = (
  readings: FusedReadings,
  thresholds: Thresholds,
  previous: RuleMemory | null,
  now: number,
) => RuleResult;
