import type { RuleState } from '../../model/environment.ts';
import type { FusedReadings } from '../FusedReadings.ts';
import type { OutsideFacts } from '../OutsideFacts.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Condition, RuleMemory } from './judge.ts';

/** All that rules look at: the sensors behind the PLC, fused, and what is known beside it. */
export interface RuleReadings extends FusedReadings {
  readonly outside: OutsideFacts;
}

/** What a rule makes of the readings: its state for everybody, and what it has to remember. */
export interface RuleResult {
  readonly state: RuleState;
  readonly memory: RuleMemory;
  /** How it is out there, whatever a hold-off still says. */
  readonly condition: Condition;
}

/** One rule, one condition, one file; pure. `previous` is null the first time. */
export type Rule = (
  readings: RuleReadings,
  thresholds: Thresholds,
  previous: RuleMemory | null,
  now: number,
) => RuleResult;
