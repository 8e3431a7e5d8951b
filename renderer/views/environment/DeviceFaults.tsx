import { useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { SimulatedDevice } from '../../../electron/ipc/contract/simulation.ts';
import type { SimulationView } from '../../../main-services/model/simulation.ts';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { State } from '../../components/Tag.tsx';
import { client } from '../../ipc/client.ts';
import { ToggleButtons } from './ToggleButtons.tsx';
import { DEVICE_NAMES, FAULT_TOGGLES } from './toggles.ts';

interface Props {
  readonly view: SimulationView | null;
  readonly disabled: boolean;
  /** Does it, and says what was done. */
  readonly act: (words: string, call: () => Promise<Answer<null>>) => Promise<void>;
}

/** Faults of one simulated device, and its process: killed, started again. */
export function DeviceFaults({ view, disabled, act }: Props) {
  const [device, setDevice] = useState<SimulatedDevice>('PLC');
  const state = view?.devices.find((each) => each.device === device);
  const dead = state?.running === false;
  const press = (words: string, call: () => Promise<Answer<null>>) => {
    if (!disabled) void act(words, call);
  };
  return (
    <>
      <div className="toggles">
        <span className="lab">Device</span>
        <SegmentedControl label="Device" options={DEVICE_NAMES} value={device} onChange={setDevice} />
        <button
          type="button"
          className="btn sm"
          aria-disabled={disabled || dead}
          title="Ends its process, as a power cut would"
          onClick={() => {
            if (!dead) press(`The simulated ${device} was killed.`, () => client['simulation.kill']({ device }));
          }}
        >
          Kill
        </button>
        <button
          type="button"
          className="btn sm"
          aria-disabled={disabled}
          title="Its process is ended, if it runs, and started; it comes up without faults"
          onClick={() => press(`The simulated ${device} runs.`, () => client['simulation.restart']({ device }))}
        >
          {dead ? 'Start' : 'Restart'}
        </button>
        {dead ? (
          <State tone="danger" icon="danger">
            dead
          </State>
        ) : null}
      </div>
      <ToggleButtons
        label="Fault"
        toggles={FAULT_TOGGLES.filter(({ value }) => value !== 'lying' || device === 'Dome')}
        isOn={(fault) => state?.fault === fault}
        disabled={disabled || dead}
        onToggle={(fault, on) =>
          void act(on ? `The ${device} has the fault "${fault}".` : `The ${device} is in order.`, () =>
            client['simulation.setFault']({ device, fault: on ? fault : 'none' }),
          )
        }
      />
    </>
  );
}
