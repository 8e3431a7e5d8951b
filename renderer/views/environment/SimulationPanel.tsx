import { useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { SimulationView } from '../../../main-services/model/simulation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { client } from '../../ipc/client.ts';
import { usePolled } from '../../ipc/usePolled.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';
import { DeviceFaults } from './DeviceFaults.tsx';
import { sensorMatrix } from './sensorMatrix.ts';
import { ToggleButtons } from './ToggleButtons.tsx';
import { WEATHER_TOGGLES } from './toggles.ts';

/** Another window may have made weather, too. */
const PERIOD_MS = 2000;
/** It is not behind the simulated PLC, which freezes its sensors. */
const STATION_BESIDE = 'WeatherStation';

/** In simulation only: weather, frozen sensors and faults, for trainees; and what of it still holds. */
export function SimulationPanel() {
  const simulated = useTopicPart('time', (time) => time?.simulated ?? null);
  if (simulated === true) return <Desk />;
  return (
    <Panel note={simulated === null ? 'not known yet' : 'real devices'}>
      <EmptyState title="With simulators, weather and faults can be made here.">
        {simulated === null ? 'The services have not been heard yet.' : 'These are real devices: nothing to make.'}
      </EmptyState>
    </Panel>
  );
}

function Desk() {
  const environment = useTopic('environment');
  const reasons = useRolePermission('expert');
  const visible = usePanelVisible();
  const [asked, setAsked] = useState(0);
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Answer<null> | null>(null);
  const [done, setDone] = useState('');
  const { value: view } = usePolled(() => client['simulation.view'](undefined), PERIOD_MS, visible, asked);
  const act = async (words: string, call: () => Promise<Answer<null>>) => {
    setPending(true);
    setDone(words);
    setAnswer(await call());
    setPending(false);
    setAsked((count) => count + 1);
  };
  const disabled = reasons.length > 0 || pending;
  const sensors = (environment ? sensorMatrix(environment).sensors : []).filter((name) => name !== STATION_BESIDE);
  const holds = holdsWords(view);
  return (
    <Panel note={holds === '' ? 'nothing is made up' : `made up: ${holds}`} scroll>
      <div className="pad col desk">
        <ToggleButtons
          label="Weather"
          toggles={WEATHER_TOGGLES}
          isOn={(weather) => view?.weathers.includes(weather) ?? false}
          disabled={disabled}
          onToggle={(weather, on) =>
            void act('The sensors say so with the next reading.', () =>
              client['simulation.setWeather']({ weather, on }),
            )
          }
        >
          <button
            type="button"
            className="btn sm"
            aria-disabled={disabled}
            title="Ends weather, frozen sensors and the PLC’s fault"
            onClick={() => {
              if (!disabled) void act('Back to a fair night.', () => client['simulation.makeFair'](undefined));
            }}
          >
            Back to fair
          </button>
        </ToggleButtons>
        <ToggleButtons
          label="Freeze"
          toggles={sensors.map((name) => ({ value: name, name, does: `${name} goes on saying what it says now.` }))}
          isOn={(sensor) => view?.frozen.includes(sensor) ?? false}
          disabled={disabled}
          onToggle={(sensor, on) =>
            void act(on ? `${sensor} stands still.` : `${sensor} goes on.`, () =>
              client['simulation.setFrozen']({ sensor, on }),
            )
          }
        />
        <DeviceFaults view={view} disabled={disabled} act={act} />
        <Reasons reasons={reasons} />
        <ResultLine answer={answer} pending={pending} done={done} />
      </div>
    </Panel>
  );
}

/** What was brought about by hand and still holds, in words; empty when nothing. */
function holdsWords(view: SimulationView | null): string {
  if (!view) return '';
  const weathers = WEATHER_TOGGLES.filter(({ value }) => view.weathers.includes(value)).map(({ name }) =>
    name.toLowerCase(),
  );
  const frozen = view.frozen.map((sensor) => `${sensor} frozen`);
  const devices = view.devices.flatMap(({ device, running, fault }) =>
    running ? (fault === 'none' ? [] : [`${device} ${fault}`]) : [`${device} dead`],
  );
  return [...weathers, ...frozen, ...devices].join(', ');
}
