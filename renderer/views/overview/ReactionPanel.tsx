import type { Alert } from '../../../main-services/model/alert.ts';
import { Drawing } from '../../components/Drawing.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ReactionWaterfall } from '../../components/ReactionWaterfall.tsx';
import { span } from '../../format/duration.ts';
import { utcTenth } from '../../format/time.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';
import { RecentLog } from './RecentLog.tsx';

/** The chain from the trigger to the first photon of the alert under observation, or of the last one tonight; else the log. */
export function ReactionPanel() {
  const alerts = useTopic('alerts') ?? [];
  const night = useTopic('night');
  const requestId = useTopicPart('majordome', (majordome) => majordome?.execution?.requestId ?? null);
  const tonight = alerts.filter((alert) => !night || alert.createdAt > night.sunset - 43_200_000);
  const alert =
    tonight.find((one) => requestId !== null && one.requestId === requestId) ??
    tonight.filter((one) => one.chain.slewCommandedAt !== null).sort((a, b) => b.createdAt - a.createdAt)[0];
  if (!alert)
    return (
      <Panel note="no alert tonight; the latest log lines instead">
        <RecentLog />
      </Panel>
    );
  return (
    <Panel note={chainWords(alert)}>
      <Drawing label={`Reaction to ${alert.name}: steps from the trigger to the first exposure`}>
        {(width, height) => <ReactionWaterfall chain={alert.chain} width={width} height={height} />}
      </Drawing>
      <div className="chain-reasons only-wide">
        {alert.reasons.slice(0, 3).map((reason) => (
          <div key={reason} className="el" title={reason}>
            {reason}
          </div>
        ))}
      </div>
    </Panel>
  );
}

function chainWords({ name, chain }: Alert): string {
  const zero = chain.triggerAt === null ? `notice ${utcTenth(chain.receivedAt)}` : `T0 ${utcTenth(chain.triggerAt)}`;
  const photon =
    chain.firstExposureAt === null
      ? 'no exposure yet'
      : `first exposure ${span(chain.firstExposureAt - chain.receivedAt)} after the notice`;
  return `${name}, ${zero}, ${photon}`;
}
