import type { AlarmBoard } from '../alarms/AlarmBoard.ts';
import type { Log } from '../model/log.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { Agent } from './Agent.ts';
import type { Clock } from './Clock.ts';
import { Supervisor } from './Supervisor.ts';

/** Never given up: without them nobody watches the sky and nobody closes. */
const SAFETY_AGENTS = new Set(['Environment', 'Instruments', 'Majordome']);

/** Puts the agents under supervision, in the order in which they start; one that keeps dying is an alarm. */
export function superviseAgents(options: {
  agents: readonly Agent[];
  clock: Clock;
  logFor: (agent: string) => Log;
  events: ObservatoryEvents;
  alarms: AlarmBoard;
}): Supervisor {
  const { agents, clock, logFor, events, alarms } = options;
  const supervisor = new Supervisor({
    clock,
    log: logFor('Supervisor'),
    logFor,
    onChange: (list) => events.emit('agents', list),
    onGivenUp: (agent, cause) => alarms.raise(`agent:${agent}`, { message: `${agent} keeps dying: ${cause}` }),
    onHalted: (agent, by) => alarms.raise(`agent:${agent}`, { message: `${agent} was stopped by ${by}` }),
  });
  for (const agent of agents) supervisor.add(agent, { vital: SAFETY_AGENTS.has(agent.name) });
  return supervisor;
}
