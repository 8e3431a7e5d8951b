import { Panel } from '../../components/Panel.tsx';
import { useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { AgentControl } from './AgentControl.tsx';
import { PlcByHand } from './PlcByHand.tsx';
import { PlcReply } from './PlcReply.tsx';

/** For experts: the PLC asked by hand, its whole reply, its lamps; and the agent that asks it every 2 s. */
export function PlcPanel() {
  const status = useCall('plc.status');
  const agent = useTopicPart('agents', (agents) => agents?.find(({ name }) => name === 'Environment') ?? null);
  return (
    <Panel note={agent ? `the monitoring is ${agent.state}` : 'the monitoring is not known'} className="plc">
      <div className="plc-actions">
        <PlcByHand status={status} />
        <AgentControl agent={agent} />
      </div>
      <PlcReply answer={status.answer} />
    </Panel>
  );
}
