import type { PlcDeviceReading, PlcStatus } from '../../../devices/plc/Plc.ts';
import { decodePlcStatus } from '../../../devices/plc/plcStatusCodec.ts';
import { ORIGINAL_STATUS } from '../devices/plc/originalStatus.ts';

export const START = Date.UTC(2026, 11, 16, 3);

type Change = Readonly<Record<string, number | string | null>>;

const word = (name: string, value: string) => ({ name, value, unit: 'string', comment: '' });

/** What the simulated PLC reports beside the original's devices. */
export const SITE: readonly PlcDeviceReading[] = [
  {
    name: 'SITE',
    type: 'site',
    serialNumber: '',
    valid: true,
    values: [word('doors', 'closed'), word('intrusion', 'no'), word('mains', 'on'), word('dome_shutter', 'closed')],
  },
  { name: 'DEADMAN', type: 'site', serialNumber: '', valid: true, values: [word('tripped', 'no')] },
  { name: 'LAMP_DOME_WHITE', type: 'light', serialNumber: '', valid: true, values: [word('status', 'off')] },
];

/** The original's reply received at `at`, with changes: "WXT520.RainRate": 12, "VantagePro.valid": "yes"; null drops the value's reading. */
export function plcReply(at: number, change: Change = {}, more: readonly PlcDeviceReading[] = []): PlcStatus {
  const original = decodePlcStatus('PLC', JSON.parse(ORIGINAL_STATUS)[0], at);
  const devices = [...original.devices, ...more].map((device) => {
    const valid = change[`${device.name}.valid`];
    return {
      ...device,
      valid: valid === undefined ? device.valid : valid === 'yes',
      values: device.values.map((value) => {
        const wanted = change[`${device.name}.${value.name}`];
        const unit = change[`${device.name}.${value.name}.unit`];
        return {
          ...value,
          ...(wanted === undefined ? {} : { value: wanted }),
          ...(typeof unit === 'string' ? { unit } : {}),
        };
      }),
    };
  });
  return { ...original, devices };
}
