import { CommandButton } from '../../components/CommandButton.tsx';
import { CommandLines } from '../../components/CommandLines.tsx';
import { Field, FieldReason } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { readDeclination, readDegrees, readRightAscension, type Typed } from '../../format/readAngle.ts';
import { type Horizontal, toHorizontal } from '../../sky/horizontal.ts';
import { pointingWarnings } from '../../sky/pointingLimits.ts';
import { useNow } from '../../state/clock.ts';
import { useDomeView } from '../../state/domeView.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopic } from '../../state/topics.ts';
import type { GoToTexts } from './TelescopePanel.tsx';

interface Props {
  readonly texts: GoToTexts;
  readonly onChange: (texts: GoToTexts) => void;
}

/** Sends the telescope to a direction (and stands there) or to a place on the sky (and tracks it). */
export function GoTo({ texts, onChange }: Props) {
  return (
    <>
      <Horizontally texts={texts} onChange={onChange} />
      <Equatorially texts={texts} onChange={onChange} />
    </>
  );
}

function Horizontally({ texts, onChange }: Props) {
  const command = useManualCommand('telescope.slewToHorizontal');
  const altitude = readDegrees(texts.altitude, { name: 'Altitude', minimum: -5, maximum: 90 });
  const azimuth = readDegrees(texts.azimuth, { name: 'Azimuth', minimum: 0, maximum: 360 });
  const target = both(altitude, azimuth, (altitudeDegrees, azimuthDegrees) => ({ altitudeDegrees, azimuthDegrees }));
  return (
    <div className="group">
      <div className="lab">Go to, horizontal, and stand</div>
      <div className="buttons">
        <Field
          label="alt"
          unit="°"
          placeholder="15 to 89"
          value={texts.altitude}
          typed={altitude}
          onChange={(text) => onChange({ ...texts, altitude: text })}
        />
        <Field
          label="az"
          unit="°"
          placeholder="0 to 360"
          value={texts.azimuth}
          typed={azimuth}
          onChange={(text) => onChange({ ...texts, azimuth: text })}
        />
        <CommandButton command={command} input={target} className="go">
          Go
        </CommandButton>
      </div>
      <FieldReason value={texts.altitude} typed={altitude} />
      <FieldReason value={texts.azimuth} typed={azimuth} />
      <Warnings target={target} />
      <CommandLines of={{ Go: command }} />
    </div>
  );
}

function Equatorially({ texts, onChange }: Props) {
  const command = useManualCommand('telescope.slewTo', false);
  const site = useTopic('site');
  const now = useNow();
  const ascension = readRightAscension(texts.rightAscension);
  const declination = readDeclination(texts.declination);
  const target = both(ascension, declination, (rightAscensionDegrees, declinationDegrees) => ({
    rightAscensionDegrees,
    declinationDegrees,
  }));
  return (
    <div className="group">
      <div className="lab">Go to, equatorial J2000, and track</div>
      <div className="buttons">
        <Field
          label="α"
          placeholder="hh:mm:ss"
          value={texts.rightAscension}
          typed={ascension}
          onChange={(text) => onChange({ ...texts, rightAscension: text })}
        />
        <Field
          label="δ"
          placeholder="±dd:mm:ss"
          value={texts.declination}
          typed={declination}
          onChange={(text) => onChange({ ...texts, declination: text })}
        />
        <CommandButton command={command} input={target} className="go">
          Go
        </CommandButton>
      </div>
      <FieldReason value={texts.rightAscension} typed={ascension} />
      <FieldReason value={texts.declination} typed={declination} />
      <Warnings target={target && site ? toHorizontal(target, now, site) : null} />
      <CommandLines of={{ Go: command }} />
    </div>
  );
}

function both<T>(a: Typed, b: Typed, make: (a: number, b: number) => T): T | null {
  return a.ok && b.ok ? make(a.value, b.value) : null;
}

/** What the interlocks will say, before anything is sent. */
function Warnings({ target }: { readonly target: Horizontal | null }) {
  const { sun } = useDomeView();
  return target
    ? pointingWarnings(target, sun).map((warning) => (
        <div key={warning} className="why refused">
          <Icon name="warning" size={12} />
          <span>{warning}</span>
        </div>
      ))
    : null;
}
