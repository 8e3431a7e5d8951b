import { useState } from 'react';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import type { ManualCommand } from '../../state/manualCommand.ts';

interface Props {
  /** The PLC's word for it: "LIGHT". */
  readonly word: string;
  /** What is chosen: "Lamp". */
  readonly label: string;
  readonly states: Readonly<Record<string, boolean | null>>;
  readonly command: ManualCommand<'lights.set'> | ManualCommand<'fans.set'>;
}

/** One of several lamps, or fans, to be switched; nothing where there is none. */
export function SwitchLine({ word, label, states, command }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const names = Object.keys(states);
  const name = chosen !== null && names.includes(chosen) ? chosen : names[0];
  if (name === undefined) return null;
  return (
    <div className="lamp-line">
      <span className="lab">{word}</span>
      <select value={name} aria-label={label} onChange={(event) => setChosen(event.currentTarget.value)}>
        {names.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <SegmentedControl
        label={name}
        options={[
          { value: true, text: 'on' },
          { value: false, text: 'off' },
        ]}
        value={states[name] ?? null}
        disabled={command.reasons.length > 0 || command.pending}
        onChange={(on) => void command.send({ name, on })}
      />
    </div>
  );
}
