import { useState } from 'react';
import type { RotatorStatus } from '../../../devices/rotator/Rotator.ts';
import type { InstrumentView } from '../../../main-services/model/operations.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { Field } from '../../components/Field.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { fixed } from '../../format/number.ts';
import { readDegrees } from '../../format/readAngle.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { AccessoryHead } from './AccessoryHead.tsx';
import { TypedLife } from './TypedLife.tsx';

const NUDGE_DEGREES = 5;

/** The field rotator: to an angle, or on by a few degrees. */
export function RotatorControl({ view }: { readonly view: InstrumentView<RotatorStatus> }) {
  const [text, setText] = useState('');
  const turn = useManualCommand('rotator.rotateTo');
  const halt = useManualCommand('rotator.halt', false);
  const stale = useIsStale(view.status?.at);
  const read = stale ? null : view.status;
  const wanted = readDegrees(text, { name: 'The angle', minimum: 0, maximum: 360 });
  const by = (degrees: number) => (read ? { angleDegrees: (read.angleDegrees + degrees + 360) % 360 } : null);
  return (
    <div className="group">
      <AccessoryHead
        title="Rotator"
        reads={read ? `${fixed(read.angleDegrees, 1)}°` : null}
        state={read ? (read.fault ?? (read.moving ? 'turning' : 'standing')) : (view.link.fault ?? 'not read')}
        tone={read?.fault ? 'danger' : read?.moving ? 'activity' : ''}
      />
      <div className="buttons">
        <Field label="to" unit="°" value={text} typed={wanted} onChange={setText} />
        <CommandButton command={turn} input={wanted.ok ? { angleDegrees: wanted.value % 360 } : null} className="go">
          Go
        </CommandButton>
        <CommandButton command={turn} input={by(-NUDGE_DEGREES)} className="nudge">
          −{NUDGE_DEGREES}°
        </CommandButton>
        <CommandButton command={turn} input={by(NUDGE_DEGREES)} className="nudge">
          +{NUDGE_DEGREES}°
        </CommandButton>
        <CommandButton command={halt} input={undefined} className="go">
          Stop
        </CommandButton>
      </div>
      <TypedLife value={text} typed={wanted} of={{ Turn: turn, Stop: halt }} />
    </div>
  );
}
