import type { AlpacaOptions } from '../../../../devices/alpaca/AlpacaDevice.ts';
import { DeviceError } from '../../../../devices/errors.ts';
import { coordinateFrames } from '../../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import type { Clock } from '../../../../main-services/supervision/Clock.ts';
import type { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';

export const FRAMES = coordinateFrames(SAN_PEDRO_MARTIR);

/** What a driver is made with, for the first device of its kind on a server of this computer. */
export function onServer(port: number, clock: Clock, settings: Record<string, string> = {}): AlpacaOptions {
  return {
    name: 'Device',
    address: { medium: 'http', host: '127.0.0.1', port, deviceNumber: 0 },
    timekeeper: clock,
    settings,
    site: SAN_PEDRO_MARTIR,
    frames: FRAMES,
  };
}

/** Of the clock, between two looks: what a lost device waits before it is tried again passes with it. */
const LOOK_MS = 100;

/** Reads back until it is as wanted; a device that has no answer yet is asked again. */
export async function until<T>(clock: ManualClock, read: () => Promise<T>, wanted: (status: T) => boolean): Promise<T> {
  for (;;) {
    const status = await read().catch((error: unknown) => {
      if (error instanceof DeviceError) return null;
      throw error;
    });
    if (status !== null && wanted(status)) return status;
    await clock.advance(LOOK_MS);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
