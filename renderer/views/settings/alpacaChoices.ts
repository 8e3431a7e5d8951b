import type { AlpacaServerEntry } from '../../../devices/alpaca/AlpacaServerEntry.ts';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { SettingDraft } from './settingDraft.ts';

/** What Alpaca calls the kinds of our devices; the PLC's place is taken by observing conditions. */
const TYPES: Readonly<Record<DeviceName, string>> = {
  Telescope: 'telescope',
  Dome: 'dome',
  CameraVIS: 'camera',
  CameraNIR: 'camera',
  PLC: 'observingconditions',
  Focuser: 'focuser',
  Rotator: 'rotator',
  Cover: 'covercalibrator',
  WeatherStation: 'observingconditions',
};

/** The devices of a kind that servers told of, to be chosen from. */
export function alpacaChoices(
  servers: readonly AlpacaServerEntry[],
  device: DeviceName,
): readonly { readonly words: string; readonly part: Partial<SettingDraft> }[] {
  return servers.flatMap(({ host, port, devices }) =>
    devices
      .filter(({ type }) => type.toLowerCase() === TYPES[device])
      .map(({ name, number }) => ({
        words: `${name || `${device} ${number}`}, ${host}:${port}`,
        part: { host, port: String(port), deviceNumber: String(number) },
      })),
  );
}
