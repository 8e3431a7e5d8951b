import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { PYROS_DEVICES } from '../../devices/deviceNames.ts';
import type { Configuration } from './Configuration.ts';
import { ConfigurationInvalid } from './ConfigurationInvalid.ts';
import { configurationSchema } from './configurationSchema.ts';
import { CONFIGURED_NAMES, hasSimulatorsAddress } from './deviceSettings.ts';
import { isSettings, mergeSettings } from './mergeSettings.ts';

/** Any part of what pyros.json may hold, as the command line sets it. */
export type ConfigurationOverrides = Readonly<Record<string, unknown>>;

export const CONFIGURATION_FILE = 'pyros.json';

/** Reads <data>/pyros.json, which need not exist, under the command line's settings. @throws ConfigurationInvalid */
export async function readConfiguration(
  dataDirectory: string,
  overrides: ConfigurationOverrides = {},
): Promise<Configuration> {
  const directory = resolve(dataDirectory);
  const file = join(directory, CONFIGURATION_FILE);
  return checkConfiguration(directory, mergeSettings(await readSettings(file), overrides), file);
}

/** Checks settings and fills in the defaults. Pure. @throws ConfigurationInvalid naming every wrong entry */
export function checkConfiguration(
  dataDirectory: string,
  settings: ConfigurationOverrides,
  source = CONFIGURATION_FILE,
): Configuration {
  const parsed = configurationSchema.safeParse(settings);
  if (!parsed.success) throw new ConfigurationInvalid(source, parsed.error.issues.map(inWords));
  const { database, devices, simulation, ...rest } = parsed.data;
  return {
    ...rest,
    dataDirectory,
    simulation,
    database:
      database.client === 'sqlite'
        ? { client: 'sqlite', file: sqliteFile(dataDirectory, database.file ?? 'pyros.sqlite') }
        : database,
    devices: simulation.enabled ? simulatedDevices(devices, simulation.portsBase) : devices,
  };
}

async function readSettings(file: string): Promise<ConfigurationOverrides> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // No file, no wishes. A path through a file is found out, with words, when the data directory is made.
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new ConfigurationInvalid(file, [`it cannot be read (${String(code)})`]);
  }
  try {
    const settings: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isSettings(settings)) return settings;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ConfigurationInvalid(file, [`it is not JSON (${detail})`]);
  }
  throw new ConfigurationInvalid(file, ['it must be one JSON object, such as {"simulation": {"speed": 60}}']);
}

function sqliteFile(dataDirectory: string, file: string): string {
  return file === ':memory:' ? file : resolve(dataDirectory, file);
}

/** The simulators' ports in the order of socket_config.ini: telescope, VIS, NIR, PLC, dome; then the focuser. */
function simulatedDevices(devices: Configuration['devices'], portsBase: number | null): Configuration['devices'] {
  if (portsBase === null) return devices;
  const moved = PYROS_DEVICES.map((device, index) => {
    const name = CONFIGURED_NAMES[device];
    return [name, hasSimulatorsAddress(devices[name]) ? { ...devices[name], port: portsBase + index } : devices[name]];
  });
  return { ...devices, ...Object.fromEntries(moved) };
}

function inWords(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `there is no setting "${path === '' ? key : `${path}.${key}`}"`).join('; ');
  }
  return `"${path}": ${issue.message}`;
}
