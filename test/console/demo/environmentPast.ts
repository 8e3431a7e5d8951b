import type { PlcStatus } from '../../../devices/plc/Plc.ts';
import { decodePlcStatus } from '../../../devices/plc/plcStatusCodec.ts';
import type { HistoryInstant } from '../../../main-services/model/environmentHistory.ts';
import type { SimulationView } from '../../../main-services/model/simulation.ts';
import { SITE_DEVICES } from '../../../simulators/plc/siteDevices.ts';
import { WEATHER_DEVICES } from '../../../simulators/plc/weatherDevices.ts';
import { demoEnvironment } from './environment.ts';

/** The environment as it was at an instant: dry. */
export function demoInstant(at: number): HistoryInstant {
  const { weather, site, rules } = demoEnvironment(at, 'fair');
  return { resolution: 'reading', weather, site, rules };
}

/** It was made to rain, and a sensor stands still. */
export const demoSimulation: SimulationView = {
  weathers: ['rain'],
  frozen: ['MLX90614'],
  devices: (['PLC', 'Dome', 'Telescope', 'CameraVIS', 'CameraNIR'] as const).map((device) => ({
    device,
    running: true,
    fault: device === 'Dome' ? 'slow' : 'none',
  })),
};

/** The simulated PLC's reply. */
export function demoPlcStatus(now: number): PlcStatus {
  const reply = {
    name: 'STATUS',
    from: 'Beckhoff',
    version_firmware: '20170809',
    site: 'OSM-Mexico',
    date: new Date(now - 1000).toISOString().slice(0, 19),
    device: [...WEATHER_DEVICES, ...SITE_DEVICES],
  };
  return decodePlcStatus('PLC', reply, now);
}
