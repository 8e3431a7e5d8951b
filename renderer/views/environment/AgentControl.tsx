import type { AgentView } from '../../../main-services/model/operations.ts';
import { Age } from '../../components/Age.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { State } from '../../components/Tag.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';

/** The agent that judges the environment: its last sign of life; restarted, stopped, with what that means. */
export function AgentControl({ agent }: { readonly agent: AgentView | null }) {
  const reasons = useRolePermission('expert');
  const restart = useCall('monitoring.restart');
  const stop = useCall('monitoring.stop');
  const stopped = agent?.state === 'stopped';
  const busy = restart.pending || stop.pending;
  const latest = stopped ? stop : restart;
  return (
    <div className="col">
      <div className="row">
        <span className="lab nw">Monitoring agent</span>
        <State
          tone={agent === null ? 'stale' : agent.state === 'running' ? '' : 'danger'}
          icon={agent?.state === 'running' ? 'dot' : 'danger'}
        >
          {agent?.state ?? 'not known'}
        </State>
      </div>
      {agent ? (
        <div className="lab">
          last beat <Age at={agent.lastBeatAt} /> ago, restarted {agent.restarts} times
        </div>
      ) : null}
      <div className="buttons">
        <HoldButton disabled={reasons.length > 0 || busy} onHeld={() => void restart.send(undefined)}>
          {stopped ? 'Start' : 'Restart'}
        </HoldButton>
        <HoldButton disabled={reasons.length > 0 || busy || stopped} onHeld={() => void stop.send(undefined)}>
          Stop
        </HoldButton>
      </div>
      <div className="lab">
        {stopped
          ? 'Nobody judges the weather: the dome is kept closed until it is started again.'
          : 'Stopped, nobody judges the weather: the dome closes within seconds and stays closed.'}
      </div>
      <Reasons reasons={reasons} />
      <ResultLine answer={latest.answer} pending={busy} done={stopped ? 'It is stopped.' : 'It was started.'} />
    </div>
  );
}
