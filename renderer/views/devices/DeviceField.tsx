import { useId } from 'react';
import { DEVICE_NAMES, type DeviceName } from '../../../electron/ipc/contract/deviceNames.ts';

interface Props {
  readonly value: DeviceName | '';
  readonly onChange: (device: DeviceName | '') => void;
  /** Offered first when any device will do: "every device". */
  readonly any?: string;
}

/** One device, or any. */
export function DeviceField({ value, onChange, any }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Device</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(DEVICE_NAMES.find((name) => name === event.currentTarget.value) ?? '')}
      >
        {any === undefined ? null : <option value="">{any}</option>}
        {DEVICE_NAMES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
