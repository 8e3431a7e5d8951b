import { useState } from 'react';
import type { AgentView } from '../../../main-services/model/operations.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { age } from '../../format/duration.ts';
import { agentIsLate } from '../../state/agentIsLate.ts';
import { useNow, useStaleAfterMs } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

/** Every agent: state, last sign of life, restarts, and restarting it by hand. */
export function AgentTable() {
  const agents = useTopic('agents') ?? [];
  const now = useNow();
  const staleAfterMs = useStaleAfterMs();
  const reasons = useRolePermission('expert');
  const restart = useCall('agents.restart');
  const [asked, setAsked] = useState('');
  if (agents.length === 0)
    return (
      <Panel>
        <EmptyState title="The agents, their heartbeats and restarts will be here.">
          They report when the services have started.
        </EmptyState>
      </Panel>
    );
  const send = (name: string) => {
    setAsked(name);
    void restart.send({ name });
  };
  const well = agents.filter((agent) => condition(agent, agentIsLate(agent, now, staleAfterMs)).tone === '').length;
  return (
    <Panel note={`${well} of ${agents.length} on time`}>
      <div className="fill scroll">
        <table className="fixed tall">
          <thead>
            <tr>
              <th className="agent-name">Agent</th>
              <th className="agent-state">State</th>
              <th>Doing</th>
              <th className="r beat">Last beat</th>
              <th className="r beat only-wide">Every</th>
              <th className="r beat">Restarts</th>
              <th className="restart" />
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => {
              const { tone, icon, words } = condition(agent, agentIsLate(agent, now, staleAfterMs));
              return (
                <tr key={agent.name}>
                  <td className={tone ? 'b' : ''}>{agent.name}</td>
                  <td className={tone ? 'b' : 't2'}>
                    <State tone={tone} icon={icon}>
                      {words}
                    </State>
                  </td>
                  <td className="t2" title={agent.doing}>
                    {agent.doing}
                  </td>
                  <td className={`r ${tone ? `${tone} b` : ''}`}>{age(agent.lastBeatAt, now)}</td>
                  <td className="r t3 only-wide">{age(0, agent.periodMs)}</td>
                  <td className={`r ${agent.restarts > 0 ? 'b' : 't3'}`}>{agent.restarts}</td>
                  <td className="r">
                    <HoldButton
                      className="sm"
                      disabled={reasons.length > 0 || restart.pending}
                      describedBy="restart-why"
                      onHeld={() => send(agent.name)}
                    >
                      Restart
                    </HoldButton>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="foot-line" id="restart-why">
        <Reasons reasons={reasons} what="Restart" />
        <ResultLine answer={restart.answer} pending={restart.pending} done={`${asked} was restarted`} />
      </div>
    </Panel>
  );
}

function condition(agent: AgentView, late: boolean): { tone: Tone; icon: IconName; words: string } {
  if (agent.state === 'given-up') return { tone: 'danger', icon: 'danger', words: 'given up' };
  if (agent.state === 'restarting') return { tone: 'attention', icon: 'warning', words: 'restarting' };
  if (agent.state === 'stopped') return { tone: 'attention', icon: 'warning', words: 'stopped' };
  if (agent.state === 'starting') return { tone: 'activity', icon: 'play', words: 'starting' };
  return late ? { tone: 'stale', icon: 'unknown', words: 'silent' } : { tone: '', icon: 'dot', words: 'running' };
}
