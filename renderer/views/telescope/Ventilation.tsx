import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import type { ManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';

const ON_OFF = [
  { value: true, text: 'on' },
  { value: false, text: 'off' },
] as const;

/** "FAN_DOME_EAST" → "east". */
function placeOf(name: string): string {
  return name
    .replace(/^FAN_(DOME_)?/, '')
    .replace(/_/g, ' ')
    .toLowerCase();
}

/** The fans of the dome, where the PLC has any; of one whose state is not known neither is marked. */
export function Ventilation({ command }: { readonly command: ManualCommand<'fans.set'> }) {
  const fans = useTopicPart('instruments', (all) => all?.fans ?? null);
  const disabled = command.reasons.length > 0 || command.pending;
  const known = Object.entries(fans ?? {});
  if (known.length === 0) return null;
  return (
    <div className="fans">
      {known.map(([name, on]) => (
        <span key={name} className="fan">
          <span className={`el ${on ? 'b' : 't2'}`} title={name}>
            Fan <span className="only-wide">{placeOf(name)}</span>
            <span className="only-narrow">{placeOf(name).charAt(0).toUpperCase()}</span>
          </span>
          <SegmentedControl
            label={`Fan ${placeOf(name)}`}
            options={ON_OFF}
            value={on}
            disabled={disabled}
            onChange={(next) => void command.send({ name, on: next })}
          />
        </span>
      ))}
    </div>
  );
}
