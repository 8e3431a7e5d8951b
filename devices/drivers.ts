import type { DeviceSetting, DriverName } from './DeviceSetting.ts';
import type { DriverAddress } from './DriverAddress.ts';
import { DEVICE_NAMES, type DeviceName, OPTIONAL_DEVICES, PYROS_DEVICES } from './deviceNames.ts';

/** A setting of one protocol alone, as the settings window asks for it. */
export interface DriverParameter {
  readonly name: string;
  readonly title: string;
  /** What is meant when it is left empty; null = it must be given. */
  readonly preset: string | null;
  /** Left out: of every device. */
  readonly devices?: readonly DeviceName[];
}

/** What is to be known of a driver before it is chosen. */
export interface DriverEntry {
  readonly name: DriverName;
  readonly title: string;
  readonly medium: DriverAddress['medium'];
  /** Port or baud rate that such devices usually have; null = the device's own of socket_config.ini. */
  readonly usual: number | null;
  readonly devices: readonly DeviceName[];
  readonly parameters: readonly DriverParameter[];
}

const parameter = (
  name: string,
  title: string,
  preset: string | null,
  devices?: readonly DeviceName[],
): DriverParameter => ({ name, title, preset, ...(devices ? { devices } : {}) });
const CAMERAS: readonly DeviceName[] = ['CameraVIS', 'CameraNIR'];
const STATIONS: readonly DeviceName[] = ['PLC', 'WeatherStation'];

/** The drivers there are, in the order in which they are offered. */
export const DRIVERS: readonly DriverEntry[] = [
  { name: 'none', title: 'Not fitted', medium: 'none', usual: null, devices: OPTIONAL_DEVICES, parameters: [] },
  { name: 'pyros', title: 'PyROS', medium: 'tcp', usual: null, devices: PYROS_DEVICES, parameters: [] },
  {
    name: 'indi',
    title: 'INDI',
    medium: 'tcp',
    // INDI's assigned port.
    usual: 7624,
    // INDI's lids are beside its telescopes; a lid of its own comes over Alpaca.
    devices: DEVICE_NAMES.filter((name) => name !== 'Cover'),
    parameters: [
      parameter('device', 'Name of the device on the INDI server', null),
      parameter('wheel', 'Filter wheel beside a camera, where it is a device of its own', '', CAMERAS),
      parameter('filters', 'Own names of a camera’s filters, slot by slot (r, g, i)', '', CAMERAS),
      parameter('lights', 'Light panel beside a weather station', '', ['PLC']),
    ],
  },
  {
    name: 'lx200',
    title: 'LX200 (serial)',
    medium: 'serial',
    // Meade LX200 manual: 9600 baud, 8N1.
    usual: 9600,
    devices: ['Telescope'],
    parameters: [],
  },
  {
    name: 'alpaca',
    title: 'ASCOM Alpaca',
    medium: 'http',
    // Alpaca API reference: port of the device API by default.
    usual: 11_111,
    devices: DEVICE_NAMES,
    parameters: [
      parameter('wheel', 'Number of the filter wheel beside a camera', '', CAMERAS),
      parameter('filters', 'Own names of a camera’s filters, slot by slot (r, g, i)', '', CAMERAS),
      parameter('cover', 'Number of the cover (CoverCalibrator) of a telescope', '', ['Telescope']),
      parameter('equatorial', 'Coordinates of a telescope that does not name them: apparent or J2000', '', [
        'Telescope',
      ]),
      parameter('reversed', 'Axes that turn the other way when a telescope is moved by hand (ra, dec)', '', [
        'Telescope',
      ]),
      parameter('safety', 'Number of the safety monitor beside a weather station', '', STATIONS),
      parameter('switch', 'Number of the switches (lamps, fans) beside a weather station', '', ['PLC']),
    ],
  },
  {
    name: 'davis',
    title: 'Davis Vantage weather station (serial)',
    medium: 'serial',
    // Vantage serial protocol 2.6.1: 19200 baud, 8N1.
    usual: 19_200,
    devices: STATIONS,
    parameters: [
      parameter('elevation', 'Elevation set in its console, from which it reduces the pressure to the sea (m)', '0'),
      parameter('click', 'Rain for one tip of its collector (mm)', '0.254'),
    ],
  },
  {
    name: 'vaisala',
    title: 'Vaisala WXT520 weather transmitter (serial)',
    medium: 'serial',
    // WXT520 user's guide: 19200 baud, 8N1.
    usual: 19_200,
    devices: STATIONS,
    parameters: [
      parameter('address', 'Its address on the line', '0'),
      parameter('protocol', 'Protocol it is set to: P polled, A automatic; p and a with checksum', 'P'),
    ],
  },
];

/** Where a setting says that its device is, in the words of its driver's medium. */
export function addressOf(setting: DeviceSetting): DriverAddress {
  const { host, port, path, baudRate, deviceNumber } = setting;
  const medium = DRIVERS.find(({ name }) => name === setting.driver)?.medium;
  if (medium === 'none') return { medium };
  if (medium === 'serial') return { medium, path, baudRate };
  if (medium === 'http') return { medium, host, port, deviceNumber };
  return { medium: 'tcp', host, port };
}

/** What is wrong with a setting for a device, in words; empty = it can be tried. */
export function settingFaults(device: DeviceName, setting: DeviceSetting): readonly string[] {
  const entry = DRIVERS.find(({ name }) => name === setting.driver);
  if (!entry) return [`There is no driver "${setting.driver}".`];
  const faults: string[] = [];
  if (entry.medium === 'none' && !entry.devices.includes(device)) return [`${device} cannot be left out.`];
  if (!entry.devices.includes(device)) faults.push(`${entry.title} has no driver for ${device}.`);
  if (entry.medium === 'serial' && setting.path === '') faults.push(`${device}: no serial port is given.`);
  for (const { name, title, preset } of entry.parameters)
    if (preset === null && (setting.settings[name] ?? '') === '') faults.push(`${device}: "${title}" is not given.`);
  return faults;
}
