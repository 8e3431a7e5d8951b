import { PYROS_DEVICES, type PyrosDevice, REQUIRED_DEVICES, type RequiredDevice } from './deviceNames.ts';
import type { DeviceAddress } from './transport/DeviceAddress.ts';

/** Where the devices that speak the PyROS protocol are; the optional ones among them may be left out. */
export type DeviceAddresses = Readonly<Record<RequiredDevice, DeviceAddress>> &
  Readonly<Partial<Record<PyrosDevice, DeviceAddress>>>;

/** What the original's config/socket_config.ini says. */
export const DEFAULT_ADDRESSES: Readonly<Record<RequiredDevice, DeviceAddress>> = {
  Telescope: { host: '127.0.0.1', port: 5000 },
  CameraVIS: { host: '127.0.0.1', port: 5001 },
  CameraNIR: { host: '127.0.0.1', port: 5002 },
  PLC: { host: '127.0.0.1', port: 5003 },
  Dome: { host: '127.0.0.1', port: 5004 },
};

/** Where the bundled simulators listen unless told otherwise: there, and on the next port. */
export const SIMULATOR_ADDRESSES: Readonly<Record<PyrosDevice, DeviceAddress>> = {
  ...DEFAULT_ADDRESSES,
  Focuser: { host: '127.0.0.1', port: 5005 },
};

const SECTION = /^\[([^\]]*)\]/;
const SETTING = /^([A-Za-z_]+)\s*=\s*(\S+)/;

/**
 * Reads socket_config.ini: a section per device with `ip` and `port`, on lines of their own or all on one as in the original's
 * manual. Lines that begin with ";" or "#" are comments.
 * @throws Error naming the file's line, or the device that is missing
 */
export function parseSocketConfig(text: string, fileName = 'socket_config.ini'): DeviceAddresses {
  const found = new Map<PyrosDevice, { host?: string; port?: number }>();
  let section: PyrosDevice | null = null;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const fail = (fault: string): never => {
      throw new Error(`${fileName}, line ${index + 1}: ${fault}`);
    };
    let rest = line.trim();
    while (rest !== '' && !/^[;#]/.test(rest)) {
      const header = SECTION.exec(rest);
      const setting = SETTING.exec(rest);
      if (header !== null) {
        section = deviceName(header[1] ?? '') ?? fail(`[${header[1]}] is none of ${PYROS_DEVICES.join(', ')}`);
        if (found.has(section)) fail(`[${section}] is there twice`);
        found.set(section, {});
      } else if (setting !== null) {
        const [, key = '', value = ''] = setting;
        const address = section === null ? undefined : found.get(section);
        if (address === undefined) fail(`"${key}" stands before the first [device]`);
        else if (key.toLowerCase() === 'ip') address.host = value;
        else if (key.toLowerCase() === 'port')
          address.port = portNumber(value) ?? fail(`port "${value}" is not 1 … 65535`);
        else fail(`"${key}" is neither ip nor port`);
      } else {
        fail(`"${rest}" is neither a [device] nor a setting`);
      }
      rest = rest.slice((header ?? setting)?.[0].length).trim();
    }
  }
  return complete(found, fileName);
}

function complete(
  found: ReadonlyMap<PyrosDevice, { host?: string; port?: number }>,
  fileName: string,
): DeviceAddresses {
  const entries = PYROS_DEVICES.flatMap((name) => {
    const given = found.get(name);
    if (!given && !REQUIRED_DEVICES.some((required) => required === name)) return [];
    const { host, port } = given ?? {};
    if (host === undefined || port === undefined) {
      const missing = given ? `[${name}] has no ${host === undefined ? 'ip' : 'port'}` : `there is no [${name}]`;
      throw new Error(`${fileName}: ${missing}`);
    }
    return [[name, { host, port }] as const];
  });
  return Object.fromEntries(entries) as Record<PyrosDevice, DeviceAddress>;
}

function deviceName(text: string): PyrosDevice | undefined {
  return PYROS_DEVICES.find((name) => name.toLowerCase() === text.trim().toLowerCase());
}

function portNumber(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : undefined;
}
