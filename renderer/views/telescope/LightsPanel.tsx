import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { fixed } from '../../format/number.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';

const NAMES: Readonly<Record<string, string>> = {
  LAMP_DOME_WHITE: 'Dome, white',
  LAMP_DOME_RED: 'Dome, red',
  LAMP_FLAT_CAGIRE: 'Flat-field lamp',
  LAMP_CONTROL_ROOM: 'Control room',
};

/** "LAMP_STAIRS" → "Stairs". */
export function lampWords(name: string): string {
  const words = name
    .replace(/^LAMP_/, '')
    .replace(/_/g, ' ')
    .toLowerCase();
  return NAMES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** "0.23 A"; nothing where it is not told. */
function amperes(current: number | null | undefined): string {
  return current === null || current === undefined ? '' : `${fixed(current, 2)} A`;
}

/** Lamps through the PLC; a lamp whose state is not known says so and can still be switched. */
export function LightsPanel() {
  const lights = useTopicPart('instruments', (all) => all?.lights ?? null);
  const command = useManualCommand('lights.set');
  const currents = useTopicPart('instruments', (all) => all?.lampCurrents ?? null);
  const lamps = Object.entries(lights ?? {});
  const on = lamps.filter(([, state]) => state === true).length;
  const disabled = command.reasons.length > 0 || command.pending;
  return (
    <Panel note={lamps.length === 0 ? 'not read' : `through the PLC, ${on === 0 ? 'all off' : `${on} on`}`} scroll>
      {lamps.length === 0 ? (
        <EmptyState title="The lamps of dome and control room will be here.">
          They come with the first reply of the PLC.
        </EmptyState>
      ) : null}
      {lamps.map(([name, state]) => (
        <div key={name} className="lamp">
          <span className={`el ${state ? 'b' : 't2'}`}>{lampWords(name)}</span>
          {state === null ? (
            <span className="stale row tight nw">
              <Icon name="unknown" size={12} />
              not known
            </span>
          ) : (
            <span className="t3 nw">{amperes(currents?.[name])}</span>
          )}
          <SegmentedControl
            label={lampWords(name)}
            options={[
              { value: true, text: 'on' },
              { value: false, text: 'off' },
            ]}
            value={state}
            disabled={disabled}
            onChange={(next) => void command.send({ name, on: next })}
          />
        </div>
      ))}
      <div className="pad">
        <CommandLife of={{ Lights: command }} />
      </div>
    </Panel>
  );
}
