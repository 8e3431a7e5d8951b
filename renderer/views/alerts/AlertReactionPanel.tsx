import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ReactionWaterfall } from '../../components/ReactionWaterfall.tsx';
import { span } from '../../format/duration.ts';
import { useChosenAlert } from './alertChoice.ts';

/** From the trigger to the first exposure of the burst looked at. */
export function AlertReactionPanel() {
  const alert = useChosenAlert();
  if (!alert)
    return (
      <Panel>
        <EmptyState title="How long each step took, from the trigger to the first exposure, will be here.">
          It is drawn for every burst that the telescope went to.
        </EmptyState>
      </Panel>
    );
  const { chain } = alert;
  const latency =
    chain.slewLatencyMs === null ? 'no slew was commanded' : `notice to slew command ${span(chain.slewLatencyMs)}`;
  const light =
    chain.firstExposureAt === null
      ? 'no exposure yet'
      : `first exposure ${span(chain.firstExposureAt - chain.receivedAt)} after the notice`;
  return (
    <Panel note={`${alert.name}: ${latency}, ${light}`}>
      <Drawing label={`Reaction to ${alert.name}: ${latency}, ${light}`}>
        {(width, height) => <ReactionWaterfall chain={chain} width={width} height={height} />}
      </Drawing>
    </Panel>
  );
}
