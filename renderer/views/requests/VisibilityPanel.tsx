import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../electron/ipc/contract/index.ts';
import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { utcMinute } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useSelection } from './requestsState.ts';
import { VisibilityDrawing } from './VisibilityDrawing.tsx';

type Visibility = OutputOf<'requests.visibility'>;

/** When the chosen sequence can be observed in its night, and where it has its place. */
export function VisibilityPanel() {
  const { request, sequence } = useSelection();
  const night = useTopic('night');
  const planned = useTopic('planning')?.planned.find((one) => one.sequenceId === sequence?.id) ?? null;
  const now = useNow();
  const [visibility, setVisibility] = useState<Visibility | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { rightAscensionDegrees, declinationDegrees } = sequence ?? {};
  const nightDate = request?.nightDate;
  useEffect(() => {
    setVisibility(null);
    setFault(null);
    if (rightAscensionDegrees === undefined || declinationDegrees === undefined || nightDate === undefined) return;
    let current = true;
    void client['requests.visibility']({ rightAscensionDegrees, declinationDegrees, nightDate }).then((answer) => {
      if (!current) return;
      if (answer.ok) setVisibility(answer.value);
      else setFault(answer.reason);
    });
    return () => {
      current = false;
    };
  }, [rightAscensionDegrees, declinationDegrees, nightDate]);
  if (!sequence || !request)
    return (
      <Panel>
        <EmptyState title="The altitude of the chosen target through its night will be here, with the windows in which it can be observed.">
          Choose a request or a sequence in the list.
        </EmptyState>
      </Panel>
    );
  if (fault || !visibility || visibility.curve.length < 2)
    return (
      <Panel note={sequence.name}>
        <EmptyState
          title={
            fault
              ? 'The visibility is not known.'
              : visibility
                ? 'There is no curve for this night.'
                : 'Computing the visibility.'
          }
        >
          {fault ?? ''}
        </EmptyState>
      </Panel>
    );
  const windows = visibility.windows.map((one) => `${utcMinute(one.start)} to ${utcMinute(one.end)}`);
  const words = windows.length === 0 ? 'not observable in this night' : `observable ${windows.join(', ')} UTC`;
  return (
    <Panel note={`${sequence.name}, ${words}`}>
      <Drawing label={`Altitude of ${sequence.name} in the night of ${request.nightDate}: ${words}`}>
        {(width, height) => (
          <VisibilityDrawing
            width={width}
            height={height}
            curve={visibility.curve}
            windows={visibility.windows}
            night={night?.date === request.nightDate ? night : null}
            planned={planned}
            maximumAirmass={sequence.maximumAirmass}
            now={now}
          />
        )}
      </Drawing>
    </Panel>
  );
}
