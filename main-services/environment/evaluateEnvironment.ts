import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { EnvironmentState } from '../model/environment.ts';
import { crossCheckDome } from './crossCheckDome.ts';
import type { FusedReadings, Lamp, Switched } from './FusedReadings.ts';
import { type FusionMemory, NO_FUSION_MEMORY } from './FusionMemory.ts';
import { fuseSensors } from './fuseSensors.ts';
import { NO_OUTSIDE_FACTS, type OutsideFacts } from './OutsideFacts.ts';
import type { RuleMemory } from './rules/judge.ts';
import { RULES } from './rules/rules.ts';
import type { StationReport } from './StationConversation.ts';
import { synthesize } from './synthesize.ts';
import type { Thresholds } from './thresholds.ts';
import { withoutSensor } from './withoutSensor.ts';

/** All that is remembered from one round to the next; plain data, can be stored as JSON. */
export interface EnvironmentMemory {
  readonly fusion: FusionMemory;
  readonly rules: Readonly<Record<string, RuleMemory>>;
  /** Since when the PLC and the dome say different things of the shutter; null when they agree. */
  readonly domeDisputedSince: number | null;
}

export const NO_MEMORY: EnvironmentMemory = { fusion: NO_FUSION_MEMORY, rules: {}, domeDisputedSince: null };

export interface Evaluation {
  readonly state: EnvironmentState;
  readonly memory: EnvironmentMemory;
  readonly lamps: readonly Lamp[];
  readonly fans: readonly Switched[];
  /** What could not be read, for the log. */
  readonly notes: FusedReadings['notes'];
}

/**
 * One round: fusion, rules, synthesis. `status` is the latest good reply, however old; null when there never was one. `station` is
 * the weather station beside the PLC; null when none is fitted.
 */
export function evaluateEnvironment(
  status: PlcStatus | null,
  memory: EnvironmentMemory,
  thresholds: Thresholds,
  now: number,
  outside: OutsideFacts = NO_OUTSIDE_FACTS,
  station: StationReport | null = null,
): Evaluation {
  const fused = fuseSensors(status, memory.fusion, thresholds, now, station);
  const shutter = fused.readings.words.domeShutter.value;
  const dome = crossCheckDome(outside.dome, shutter, memory.domeDisputedSince, now);
  const readings = { ...fused.readings, outside, suspects: [...fused.readings.suspects, ...dome.suspects] };
  const results = Object.entries(RULES).map(([name, rule]) => {
    const result = rule(readings, thresholds, memory.rules[name] ?? null, now);
    return thresholds.notMeasured?.includes(name) ? withoutSensor(result) : result;
  });
  return {
    state: synthesize(readings, results),
    memory: {
      fusion: fused.memory,
      rules: Object.fromEntries(results.map((each) => [each.state.rule, each.memory])),
      domeDisputedSince: dome.since,
    },
    lamps: readings.lamps,
    fans: readings.fans,
    notes: readings.notes,
  };
}
