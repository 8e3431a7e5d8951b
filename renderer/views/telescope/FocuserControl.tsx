import { useState } from 'react';
import type { FocuserStatus } from '../../../devices/focuser/Focuser.ts';
import type { InstrumentView } from '../../../main-services/model/operations.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { Field } from '../../components/Field.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { fixed } from '../../format/number.ts';
import { readWhole } from '../../format/readWhole.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { AccessoryHead } from './AccessoryHead.tsx';
import { TypedLife } from './TypedLife.tsx';

const STEPS = [
  { value: 10, text: '10' },
  { value: 50, text: '50' },
  { value: 200, text: '200' },
  { value: 1000, text: '1000' },
] as const;

/** The drawtube: where it is along its way, to a position, or in and out by steps. */
export function FocuserControl({ view }: { readonly view: InstrumentView<FocuserStatus> }) {
  const [text, setText] = useState('');
  const [step, setStep] = useState<number>(STEPS[1].value);
  const move = useManualCommand('focuser.moveTo');
  const by = useManualCommand('focuser.step');
  const halt = useManualCommand('focuser.halt', false);
  const stale = useIsStale(view.status?.at);
  const read = stale ? null : view.status;
  const { smallestSteps = 0, largestSteps = 0 } = view.status ?? {};
  const wanted = readWhole(text, { name: 'The position', minimum: smallestSteps, maximum: largestSteps });
  const along = (steps: number) => ((steps - smallestSteps) / Math.max(1, largestSteps - smallestSteps)) * 100;
  return (
    <div className="group">
      <AccessoryHead
        title="Focuser"
        reads={read ? String(read.positionSteps) : null}
        state={read ? (read.fault ?? (read.moving ? 'moving' : 'standing')) : (view.link.fault ?? 'not read')}
        tone={read?.fault ? 'danger' : read?.moving ? 'activity' : ''}
      />
      <div className="way">
        <span className="t3">{smallestSteps}</span>
        <div className="limits" role="img" aria-label="Where the drawtube is along its way">
          <i style={{ left: 0, width: '100%' }} />
          {read ? <b style={{ left: `${along(read.positionSteps)}%` }} /> : null}
          {wanted.ok ? <u style={{ left: `${along(wanted.value)}%` }} /> : null}
        </div>
        <span className="t3">{largestSteps} steps</span>
        <span className="t2">
          {read?.temperatureCelsius == null ? '' : `${fixed(read.temperatureCelsius, 1)} °C at the tube`}
        </span>
      </div>
      <div className="buttons">
        <Field label="to" unit="steps" value={text} typed={wanted} onChange={setText} />
        <CommandButton command={move} input={wanted.ok ? { positionSteps: wanted.value } : null} className="go">
          Go
        </CommandButton>
        <CommandButton command={halt} input={undefined} className="go">
          Stop
        </CommandButton>
      </div>
      <div className="buttons">
        <CommandButton command={by} input={{ steps: -step }} className="nudge">
          In
        </CommandButton>
        <SegmentedControl label="Steps" options={STEPS} value={step} onChange={setStep} />
        <CommandButton command={by} input={{ steps: step }} className="nudge">
          Out
        </CommandButton>
      </div>
      <TypedLife value={text} typed={wanted} of={{ Go: move, Step: by, Stop: halt }} />
    </div>
  );
}
