import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';
import { CONFIGURED_NAMES } from './deviceSettings.ts';
import { isSettings, mergeSettings } from './mergeSettings.ts';
import { CONFIGURATION_FILE } from './readConfiguration.ts';

/**
 * Writes how a device is set into pyros.json, beside everything else that stands there. With the simulators a device that is
 * not one of theirs is kept among those that stay real, and one of theirs leaves no trace but that.
 */
export async function keepDeviceSetting(
  dataDirectory: string,
  device: DeviceName,
  setting: DeviceSetting,
  { real, simulation }: { readonly real: boolean; readonly simulation: boolean },
): Promise<void> {
  const file = join(dataDirectory, CONFIGURATION_FILE);
  const name = CONFIGURED_NAMES[device];
  const before = await readFile(file, 'utf8').then(parsed, whenMissing);
  const kept = real ? mergeSettings(withoutDevice(before, name), { devices: { [name]: setting } }) : before;
  const former = isSettings(kept.simulation) ? kept.simulation.realDevices : undefined;
  const others = (Array.isArray(former) ? former : []).filter((one) => one !== name);
  const after = simulation
    ? mergeSettings(kept, { simulation: { realDevices: real ? [...others, name] : others } })
    : kept;
  // Whole or not at all: a power cut must not leave half a configuration.
  await writeFile(`${file}.tmp`, `${JSON.stringify(after, null, 2)}\n`, { flush: true });
  await rename(`${file}.tmp`, file);
}

type Settings = Readonly<Record<string, unknown>>;

function withoutDevice(settings: Settings, name: string): Settings {
  if (!isSettings(settings.devices)) return settings;
  const { [name]: _, ...devices } = settings.devices;
  return { ...settings, devices };
}

function parsed(text: string): Settings {
  const settings: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  return isSettings(settings) ? settings : {};
}

function whenMissing(error: NodeJS.ErrnoException): Settings {
  if (error.code === 'ENOENT') return {};
  throw error;
}
