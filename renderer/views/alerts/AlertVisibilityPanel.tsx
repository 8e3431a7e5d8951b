import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../electron/ipc/contract/index.ts';
import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { utcMinute } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { VisibilityDrawing } from '../requests/VisibilityDrawing.tsx';
import { useChosenAlert } from './alertChoice.ts';

/** Alert strategies end at 20° (strategies/default.xml). */
const MAXIMUM_AIRMASS = 2.92;

/** Altitude of the burst through tonight, when it can be observed, and where its sequences have their place. */
export function AlertVisibilityPanel() {
  const alert = useChosenAlert();
  const night = useTopic('night');
  const planned = useTopic('planning')?.planned.find((one) => one.requestId === (alert?.requestId ?? -1)) ?? null;
  const now = useNow();
  const [visibility, setVisibility] = useState<OutputOf<'requests.visibility'> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { rightAscensionDegrees, declinationDegrees } = alert ?? {};
  const nightDate = night?.date;
  useEffect(() => {
    setVisibility(null);
    setFault(null);
    if (rightAscensionDegrees == null || declinationDegrees == null || nightDate === undefined) return;
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
  if (!alert || rightAscensionDegrees == null || !visibility || visibility.curve.length < 2)
    return (
      <Panel>
        <EmptyState
          title={fault ? 'The visibility is not known.' : 'The altitude of the burst through tonight will be here.'}
        >
          {fault ?? (alert && rightAscensionDegrees == null ? 'No notice has brought a position yet.' : '')}
        </EmptyState>
      </Panel>
    );
  const windows = visibility.windows.map((one) => `${utcMinute(one.start)} to ${utcMinute(one.end)}`);
  const words = windows.length === 0 ? 'not observable tonight' : `observable ${windows.join(', ')} UTC`;
  return (
    <Panel note={words}>
      <Drawing label={`Altitude of ${alert.name} tonight: ${words}`}>
        {(width, height) => (
          <VisibilityDrawing
            width={width}
            height={height}
            curve={visibility.curve}
            windows={visibility.windows}
            night={night}
            planned={planned}
            maximumAirmass={MAXIMUM_AIRMASS}
            now={now}
          />
        )}
      </Drawing>
    </Panel>
  );
}
