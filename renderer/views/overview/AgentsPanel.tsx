import type { AgentView } from '../../../main-services/model/operations.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { age } from '../../format/duration.ts';
import { agentIsLate } from '../../state/agentIsLate.ts';
import { useNow, useStaleAfterMs } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

/** Agents: what each does, when it last gave a sign. Those in trouble first. */
export function AgentsPanel() {
  const agents = useTopic('agents') ?? [];
  const now = useNow();
  const staleAfterMs = useStaleAfterMs();
  const ill = (agent: AgentView) => agent.state !== 'running' || agentIsLate(agent, now, staleAfterMs);
  const ordered = [...agents].sort((a, b) => Number(ill(b)) - Number(ill(a)));
  const well = agents.filter((agent) => !ill(agent)).length;
  if (agents.length === 0)
    return (
      <Panel>
        <EmptyState title="The agents and their heartbeats will be here.">
          They report when the services have started.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${well} of ${agents.length} on time`} scroll>
      <table className="fixed">
        <thead>
          <tr>
            <th className="wide-third">Agent</th>
            <th>Doing</th>
            <th className="r beat">Last beat</th>
            <th className="r beat only-wide">Every</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((agent) => (
            <Row key={agent.name} agent={agent} now={now} late={agentIsLate(agent, now, staleAfterMs)} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ agent, now, late }: { readonly agent: AgentView; readonly now: number; readonly late: boolean }) {
  const { tone, icon, words } = condition(agent, late);
  return (
    <tr>
      <td className={tone ? 'b' : ''}>{agentWords(agent.name)}</td>
      <td className={tone ? 'b' : 't2'} title={agent.doing}>
        <State tone={tone} icon={icon}>
          {words}
        </State>
      </td>
      <td className={`r ${tone ? `${tone} b` : ''}`}>{age(agent.lastBeatAt, now)}</td>
      <td className="r t3 only-wide">{age(0, agent.periodMs)}</td>
    </tr>
  );
}

function condition(agent: AgentView, late: boolean): { tone: Tone; icon: IconName; words: string } {
  if (agent.state === 'given-up') return { tone: 'danger', icon: 'danger', words: `given up: ${agent.doing}` };
  if (agent.state === 'restarting') return { tone: 'attention', icon: 'warning', words: `restarting: ${agent.doing}` };
  if (agent.state === 'stopped') return { tone: 'attention', icon: 'warning', words: 'stopped' };
  if (agent.state === 'starting') return { tone: 'activity', icon: 'play', words: 'starting' };
  if (late) return { tone: 'stale', icon: 'unknown', words: 'silent' };
  return { tone: '', icon: 'dot', words: agent.doing || 'running' };
}

/** "alertManager" → "Alert manager". */
export function agentWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
