import { useState } from 'react';
import { CommandButton } from '../../components/CommandButton.tsx';
import { Drawing } from '../../components/Drawing.tsx';
import { Field, FieldReason } from '../../components/Field.tsx';
import { Panel } from '../../components/Panel.tsx';
import { DomeFromAbove } from '../../drawing/DomeFromAbove.tsx';
import { readDegrees } from '../../format/readAngle.ts';
import { useDomeView } from '../../state/domeView.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';
import { DomeAxes } from './DomeAxes.tsx';
import { Ventilation } from './Ventilation.tsx';

const NUDGE_DEGREES = 5;

/** The dome by hand: shutter, rotation, following, ventilation. */
export function DomeControlPanel() {
  const view = useDomeView();
  return (
    <Panel
      className="dome-control"
      note={
        view.shutterPercent === null
          ? 'not read'
          : view.shutterPercent === 0
            ? 'shut'
            : `${Math.round(view.shutterPercent)} % open`
      }
    >
      <Drawing label="Dome from above">
        {(width, height) => (
          <DomeFromAbove
            {...view}
            large
            centre={[Math.round(width / 2), Math.round(height / 2)]}
            radius={Math.max(30, Math.floor(Math.min(width / 2 - 40, height / 2 - 26)))}
          />
        )}
      </Drawing>
      <DomeAxes />
      <Shutter />
      <RotationAndFans />
    </Panel>
  );
}

function Shutter() {
  const open = useManualCommand('dome.open');
  const close = useManualCommand('dome.close');
  const halt = useManualCommand('dome.halt', false);
  return (
    <div className="section">
      <div className="buttons">
        <CommandButton command={open} input={undefined} hold>
          Open<span className="only-wide"> shutter</span>
        </CommandButton>
        <CommandButton command={close} input={undefined} hold>
          Close<span className="only-wide"> shutter</span>
        </CommandButton>
        <CommandButton command={halt} input={undefined} className="go">
          Stop
        </CommandButton>
      </div>
      <CommandLife of={{ Open: open, Close: close, Stop: halt }} />
    </div>
  );
}

function RotationAndFans() {
  const [text, setText] = useState('');
  const { slitAzimuthDegrees } = useDomeView();
  const rotate = useManualCommand('dome.rotateTo');
  const follow = useManualCommand('dome.setFollowing');
  const fans = useManualCommand('fans.set');
  const following = useTopicPart('instruments', (instruments) => instruments?.domeFollowing ?? null);
  const azimuth = readDegrees(text, { name: 'Azimuth', minimum: 0, maximum: 360 });
  const by = (degrees: number) =>
    slitAzimuthDegrees === null ? null : { azimuthDegrees: (slitAzimuthDegrees + degrees + 360) % 360 };
  return (
    <div className="section">
      <div className="buttons">
        <Field label="az" unit="°" placeholder="0 to 360" value={text} typed={azimuth} onChange={setText} />
        <CommandButton
          command={rotate}
          input={azimuth.ok ? { azimuthDegrees: azimuth.value % 360 } : null}
          className="go"
        >
          Go
        </CommandButton>
      </div>
      <div className="buttons">
        <CommandButton command={rotate} input={by(-NUDGE_DEGREES)} className="nudge">
          −{NUDGE_DEGREES}°
        </CommandButton>
        <CommandButton command={rotate} input={by(NUDGE_DEGREES)} className="nudge">
          +{NUDGE_DEGREES}°
        </CommandButton>
        {following ? (
          <CommandButton command={follow} input={{ on: false }}>
            Stop following
          </CommandButton>
        ) : (
          <CommandButton command={follow} input={{ on: true }}>
            Follow<span className="only-wide"> telescope</span>
          </CommandButton>
        )}
      </div>
      <Ventilation command={fans} />
      {text.trim() !== '' && !azimuth.ok ? (
        <div className="life">
          <FieldReason value={text} typed={azimuth} />
        </div>
      ) : (
        <CommandLife of={{ Turn: rotate, Follow: follow, Fans: fans }} />
      )}
    </div>
  );
}
