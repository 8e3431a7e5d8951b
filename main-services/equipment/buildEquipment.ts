import type { DriverEnvironment } from '../../devices/createDevice.ts';
import { createDevices, type Devices } from '../../devices/createDevices.ts';
import type { DeviceAddresses } from '../../devices/socketConfig.ts';
import { coordinateFrames } from '../astronomy/coordinateFrames.ts';
import type { Log } from '../model/log.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Configuration } from '../system/Configuration.ts';
import { deviceSettings } from '../system/deviceSettings.ts';
import { keepDeviceSetting } from '../system/keepDeviceSetting.ts';
import { EquipmentService } from './EquipmentService.ts';
import { WireTaps } from './WireTaps.ts';

/** The devices of the observatory, and what exchanges the drivers behind them and listens at their lines. */
export interface Equipment {
  readonly devices: Devices;
  readonly equipment: EquipmentService;
  /** Ends every connection and recording. */
  stop(): Promise<void>;
}

/** Makes drivers for the devices as they are configured; they are not connected yet. */
export function buildEquipment(options: {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly wall: Clock;
  /** Where the bundled simulators listen; null = there are none. */
  readonly simulators: DeviceAddresses | null;
  readonly log: Log;
  readonly instruments: () => InstrumentsState;
  readonly executing: () => string | null;
  readonly recordingsFolder: string;
}): Equipment {
  const { configuration, clock, simulators } = options;
  const taps = new WireTaps();
  const environment: DriverEnvironment = {
    timekeeper: clock,
    site: configuration.site,
    frames: coordinateFrames(configuration.site),
    tapOf: (device) => taps.tapOf(device),
    failed: (device, error) => taps.failed(device, error),
    ...(simulators ? { stamp: { rate: clock.speed } } : {}),
  };
  const rack = createDevices(deviceSettings(configuration, simulators), environment);
  const equipment = new EquipmentService({
    ...options,
    rack,
    taps,
    environment,
    keep: (device, setting, real) =>
      keepDeviceSetting(configuration.dataDirectory, device, setting, { real, simulation: simulators !== null }),
  });
  return {
    devices: rack.devices,
    equipment,
    stop: async () => {
      await Promise.all(Object.values(rack.devices).map((device) => device.disconnect()));
      await taps.stop();
    },
  };
}
