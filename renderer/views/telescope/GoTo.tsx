import type { TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { Field } from '../../components/Field.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { declination, rightAscension } from '../../format/angle.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';
import { NameField } from './NameField.tsx';
import { type Frame, readTarget, textsIn, useTarget } from './targetState.ts';
import { Verdict } from './Verdict.tsx';

const FRAMES: readonly { readonly value: Frame; readonly text: string }[] = [
  { value: 'J2000', text: 'J2000' },
  { value: 'APPARENT', text: 'Apparent' },
  { value: 'HORIZONTAL', text: 'Alt, az' },
];

/** A target by name, by coordinates or by a click on the map; what the interlocks say to it; and the way there. */
export function GoTo({ outlook, fault }: { readonly outlook: TargetOutlook | null; readonly fault: string | null }) {
  const texts = useTarget();
  const typed = readTarget(texts);
  const abilities = useTopicPart('instruments', (all) => all?.telescopeAbilities ?? null);
  const track = useManualCommand('telescope.slewTo', false);
  const stand = useManualCommand('telescope.slewToHorizontal', false);
  const sync = useManualCommand('telescope.sync', false);
  const free = outlook !== null && outlook.reasons.length === 0 ? outlook : null;
  const equatorial = outlook && {
    rightAscensionDegrees: outlook.rightAscensionDegrees,
    declinationDegrees: outlook.declinationDegrees,
  };
  const horizontal = free && { altitudeDegrees: free.altitudeDegrees, azimuthDegrees: free.azimuthDegrees };
  const horizontally = texts.frame === 'HORIZONTAL';
  const change = (frame: Frame) =>
    useTarget.setState(outlook ? { ...textsIn(frame, outlook) } : { frame, first: '', second: '' });
  return (
    <div className="group goto">
      <div className="lab">Go to; the buttons are held for a second</div>
      <NameField
        value={texts.name}
        onChange={(name) => useTarget.setState({ name })}
        onChosen={(object) =>
          useTarget.setState({
            frame: 'J2000',
            name: object.furtherNames[0] ? `${object.name}, ${object.furtherNames[0]}` : object.name,
            first: rightAscension(object.rightAscensionDegrees),
            second: declination(object.declinationDegrees),
          })
        }
      />
      <SegmentedControl label="Coordinates" options={FRAMES} value={texts.frame} onChange={change} />
      <div className="buttons">
        <Field
          label={horizontally ? 'alt' : 'α'}
          {...(horizontally ? { unit: '°' } : {})}
          placeholder={horizontally ? '15 to 89' : 'hh:mm:ss or °'}
          value={texts.first}
          typed={typed.first}
          onChange={(first) => useTarget.setState({ first, name: '' })}
        />
        <Field
          label={horizontally ? 'az' : 'δ'}
          {...(horizontally ? { unit: '°' } : {})}
          placeholder={horizontally ? '0 to 360' : '±dd:mm:ss or °'}
          value={texts.second}
          typed={typed.second}
          onChange={(second) => useTarget.setState({ second, name: '' })}
        />
      </div>
      <Verdict texts={texts} typed={typed} outlook={outlook} fault={fault} />
      <div className="buttons">
        <CommandButton command={track} input={free ? equatorial : null} hold>
          Go, track
        </CommandButton>
        <CommandButton command={stand} input={horizontal} hold>
          Go, stand
        </CommandButton>
        {abilities?.sync ? (
          <CommandButton command={sync} input={equatorial} hold>
            Sync
          </CommandButton>
        ) : null}
      </div>
      <CommandLife of={{ 'Go, track': track, 'Go, stand': stand, ...(abilities?.sync ? { Sync: sync } : {}) }} />
    </div>
  );
}
