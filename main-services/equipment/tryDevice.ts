import { createDevice, type DriverEnvironment } from '../../devices/createDevice.ts';
import type { Device } from '../../devices/Device.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';
import { DeviceError } from '../../devices/errors.ts';
import type { TryOut } from '../model/equipment.ts';
import type { Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';

/** Long enough for a serial mount that wakes, short enough for somebody who waits at a window. */
const PATIENCE_MS = 8_000;
const PAUSE_MS = 200;

/** How a device is asked for everything it tells: weather stations are read, all others give their status. */
type Askable = Device & ({ status(): Promise<object> } | { read(): Promise<object> });

/** Asks a device for its status over a connection of its own, which is closed again; moves nothing. */
export async function tryDevice(
  name: DeviceName,
  setting: DeviceSetting,
  environment: DriverEnvironment,
  wall: Clock,
  patienceMs = PATIENCE_MS,
): Promise<TryOut> {
  const began = wall.now();
  const took = () => wall.now() - began;
  if (setting.driver === 'none') return { ok: true, words: 'nothing is fitted, so nothing is asked', tookMs: 0 };
  let device: Askable;
  try {
    device = createDevice(name, setting, { ...environment, timekeeper: wall });
  } catch (error) {
    if (error instanceof DeviceError) return { ok: false, words: error.message, tookMs: took() };
    throw error;
  }
  device.connect();
  try {
    for (;;) {
      try {
        return {
          ok: true,
          words: summary(await ('status' in device ? device.status() : device.read())),
          tookMs: took(),
        };
      } catch (error) {
        if (!(error instanceof DeviceError)) throw error;
        if (took() > patienceMs) return { ok: false, words: error.message, tookMs: took() };
      }
      await sleep(wall, PAUSE_MS);
    }
  } finally {
    await device.disconnect();
  }
}

/** The first few words and numbers of a status. */
function summary(status: object): string {
  const parts = Object.entries(status).flatMap(([name, value]) => {
    if (name === 'at' || value === null || value === '') return [];
    if (Array.isArray(value)) return [`${value.length} ${name}`];
    return [`${name} ${typeof value === 'number' ? Math.round(value * 1000) / 1000 : String(value)}`];
  });
  return parts.slice(0, 6).join(', ');
}
