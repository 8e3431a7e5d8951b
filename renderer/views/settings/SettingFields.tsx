import { useId } from 'react';
import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { DriverEntry } from '../../../devices/drivers.ts';
import { Field } from '../../components/Field.tsx';
import { AlpacaServers } from './AlpacaServers.tsx';
import { SerialPortField } from './SerialPortField.tsx';
import { parametersFor, type SettingDraft, withDriver } from './settingDraft.ts';

interface Props {
  readonly device: DeviceName;
  readonly drivers: readonly DriverEntry[];
  readonly draft: SettingDraft;
  /** As it is set now. */
  readonly set: DeviceSetting;
  readonly entry: DriverEntry;
  readonly onChange: (draft: SettingDraft) => void;
}

/** The fields that the chosen driver needs, and no others. */
export function SettingFields({ device, drivers, draft, set, entry, onChange }: Props) {
  const id = useId();
  const change = (part: Partial<SettingDraft>) => onChange({ ...draft, ...part });
  const offered = drivers.filter((one) => one.devices.includes(device));
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Driver</label>
        <select
          id={id}
          value={draft.driver}
          onChange={(event) => {
            const wanted = offered.find(({ name }) => name === event.currentTarget.value);
            if (wanted) onChange(withDriver(draft, wanted, set));
          }}
        >
          {offered.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {entry.medium === 'serial' ? (
        <>
          <SerialPortField value={draft.path} onChange={(path) => change({ path })} />
          <Field label="Speed" value={draft.baudRate} onChange={(baudRate) => change({ baudRate })} unit="baud" />
        </>
      ) : entry.medium === 'none' ? null : (
        <div className="buttons">
          <Field label="Host" align="left" value={draft.host} onChange={(host) => change({ host })} />
          <Field label="Port" value={draft.port} onChange={(port) => change({ port })} />
        </div>
      )}
      {entry.medium === 'http' ? (
        <>
          <Field
            label="Number of the device on the server"
            value={draft.deviceNumber}
            onChange={(deviceNumber) => change({ deviceNumber })}
          />
          <AlpacaServers device={device} onChoose={change} />
        </>
      ) : null}
      {parametersFor(entry, device).map(({ name, title, preset }) => (
        <div key={name} className="parameter">
          <span className="lab">{title}</span>
          <Field
            label={name}
            align="left"
            value={draft.settings[name] ?? ''}
            placeholder={preset === null ? 'must be given' : preset || 'none'}
            onChange={(text) => change({ settings: { ...draft.settings, [name]: text } })}
          />
        </div>
      ))}
    </>
  );
}
