import { EmptyState } from '../../components/EmptyState.tsx';
import { NightBand } from '../../components/NightBand.tsx';
import { Panel } from '../../components/Panel.tsx';
import { nightSums, sumWords } from '../../night/bandModel.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';

/** The night as one band. */
export function NightPanel() {
  const night = useTopic('night');
  const planning = useTopic('planning');
  const nightLog = useTopic('nightlog');
  const site = useTopic('site');
  const execution = useTopicPart('majordome', (majordome) => majordome?.execution ?? null);
  const trigger = useTopicPart('alerts', (alerts) => {
    const alert = execution?.isAlert ? alerts?.find((one) => one.requestId === execution.requestId) : undefined;
    return alert ?? null;
  });
  const now = useNow();
  if (!night)
    return (
      <Panel note="not computed yet">
        <EmptyState title="Twilights, Moon, planned and executed sequences and lost time will be here.">
          The services compute the night when they start.
        </EmptyState>
      </Panel>
    );
  const planned = planning?.nightDate === night.date ? planning.planned : [];
  const lost = nightLog?.lost ?? [];
  return (
    <Panel note={`of ${night.date}.  ${sumWords(night, nightSums(planned, lost, now))}`}>
      <NightBand
        night={night}
        planned={planned}
        lost={lost}
        now={now}
        site={site}
        trigger={trigger?.chain.triggerAt ? { name: trigger.name, at: trigger.chain.triggerAt } : null}
      />
    </Panel>
  );
}
