import type { AgentView } from '../../main-services/model/operations.ts';

/** An agent that missed three of its beats is late (its supervisor restarts it then). */
const MISSED_BEATS = 3;

/** Beats come with pushes: what is younger than the age at which any read-back counts as old is not called late. */
export function agentIsLate(agent: AgentView, now: number, staleAfterMs: number): boolean {
  return agent.lastBeatAt === null || now - agent.lastBeatAt > Math.max(MISSED_BEATS * agent.periodMs, staleAfterMs);
}
