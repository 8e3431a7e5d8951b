import type { PlcDeviceReading } from '../../../devices/plc/Plc.ts';
import {
  type Evaluation,
  evaluateEnvironment,
  NO_MEMORY,
} from '../../../main-services/environment/evaluateEnvironment.ts';
import { NO_OUTSIDE_FACTS, type OutsideFacts } from '../../../main-services/environment/OutsideFacts.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { EnvironmentState, RuleState } from '../../../main-services/model/environment.ts';
import { plcReply, START } from './plcReplies.ts';

export interface Step {
  /** Seconds since the start. */
  readonly s: number;
  /** Changes of the original's reply; "silence" = no reply came. */
  readonly reply?: Parameters<typeof plcReply>[1] | 'silence';
  readonly site?: readonly PlcDeviceReading[];
  readonly reportedAt?: number;
  readonly outside?: Partial<OutsideFacts>;
}

/** Evaluates replies one after the other, as the monitoring does. */
export function run(steps: readonly Step[], overrides: Record<string, unknown> = {}): readonly Evaluation[] {
  const thresholds = readThresholds(overrides);
  let memory = NO_MEMORY;
  let status: ReturnType<typeof plcReply> | null = null;
  return steps.map(({ s, reply = {}, site = [], reportedAt, outside = {} }) => {
    const now = START + s * 1000;
    if (reply !== 'silence') {
      status = plcReply(now, reply, site);
      if (reportedAt !== undefined) status = { ...status, reportedAt };
    }
    const evaluation = evaluateEnvironment(status, memory, thresholds, now, { ...NO_OUTSIDE_FACTS, ...outside });
    // The memory must survive being stored.
    memory = JSON.parse(JSON.stringify(evaluation.memory));
    return evaluation;
  });
}

/** The state after the last step. */
export function stateAfter(steps: readonly Step[], overrides: Record<string, unknown> = {}): EnvironmentState {
  const last = run(steps, overrides).at(-1);
  if (last === undefined) throw new Error('no steps');
  return last.state;
}

/** One rule of a state. */
export function ruleOf(state: EnvironmentState, name: string): RuleState {
  const found = state.rules.find(({ rule }) => rule === name);
  if (found === undefined) throw new Error(`there is no rule ${name}`);
  return found;
}
