import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

type Setting = readonly [deviceName: string, valueName: string, value: number | string];

interface Weather {
  readonly name: string;
  readonly settings: readonly Setting[];
}

/** What simulated sensors are told; values beyond or within the rules' limits (simulators/PROTOCOL.md names the sensors). */
const WEATHERS: readonly Weather[] = [
  {
    name: 'Rain',
    settings: [
      ['WXT520', 'RainRate', 12],
      ['VantagePro', 'RainRate', 12],
    ],
  },
  {
    name: 'Dry',
    settings: [
      ['WXT520', 'RainRate', 0],
      ['VantagePro', 'RainRate', 0],
    ],
  },
  {
    name: 'Gale',
    settings: [
      ['WXT520', 'WindSpeed', 21],
      ['VantagePro', 'WindSpeed', 20],
    ],
  },
  {
    name: 'Breeze',
    settings: [
      ['WXT520', 'WindSpeed', 3],
      ['VantagePro', 'WindSpeed', 3],
    ],
  },
  {
    name: 'Fog',
    settings: [
      ['WXT520', 'OutsideHumidity', 96],
      ['VantagePro', 'OutsideHumidity', 96],
    ],
  },
  {
    name: 'Dry air',
    settings: [
      ['WXT520', 'OutsideHumidity', 45],
      ['VantagePro', 'OutsideHumidity', 45],
    ],
  },
  { name: 'Overcast', settings: [['MLX90614-1', 'SkyTemperature', 6]] },
  { name: 'Clear', settings: [['MLX90614-1', 'SkyTemperature', -30]] },
  { name: 'Door open', settings: [['SITE', 'doors', 'open']] },
  { name: 'Doors shut', settings: [['SITE', 'doors', 'closed']] },
];

/** In simulation only: makes the weather, for trainees. */
export function SimulationPanel() {
  const simulated = useTopicPart('time', (time) => time?.simulated ?? null);
  const reasons = useRolePermission('expert');
  const { send, answer, pending } = useCall('simulation.setValue');
  if (simulated !== true)
    return (
      <Panel note="real devices">
        <EmptyState title="With simulators, the weather can be made here.">
          These are real devices; their weather is what it is.
        </EmptyState>
      </Panel>
    );
  const disabled = reasons.length > 0 || pending;
  const make = async (weather: Weather) => {
    if (disabled) return;
    for (const [deviceName, valueName, value] of weather.settings) {
      const told = await send({ deviceName, valueName, value });
      if (!told.ok) return;
    }
  };
  return (
    <Panel note="tells the simulated sensors what to say">
      <div className="pad col">
        <div>
          <Tag tone="activity" icon="play">
            SIMULATION
          </Tag>
        </div>
        <div className="weathers">
          {WEATHERS.map((weather) => (
            <button
              key={weather.name}
              type="button"
              className="btn sm"
              aria-disabled={disabled}
              onClick={() => void make(weather)}
            >
              {weather.name}
            </button>
          ))}
        </div>
        <Reasons reasons={reasons} />
        <ResultLine answer={answer} pending={pending} done="The simulated sensors say so with the next reading." />
      </div>
    </Panel>
  );
}
