import { join } from 'node:path';
import type { DriverEnvironment } from '../../devices/createDevice.ts';
import type { DeviceRack } from '../../devices/createDevices.ts';
import type { Device } from '../../devices/Device.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import { DEVICE_NAMES, type DeviceName, isPyrosDevice, PYROS_DEVICES } from '../../devices/deviceNames.ts';
import { settingFaults } from '../../devices/drivers.ts';
import { pyrosSetting } from '../../devices/pyrosSettings.ts';
import { type DeviceAddresses, parseSocketConfig } from '../../devices/socketConfig.ts';
import type { EquipmentView, SocketConfigLine, TryOut, WireFrame } from '../model/equipment.ts';
import type { Log } from '../model/log.ts';
import type { InstrumentsState } from '../model/operations.ts';
import { Refusal } from '../model/refusal.ts';
import type { Clock } from '../supervision/Clock.ts';
import { exchangeReasons } from './exchangeReasons.ts';
import { tryDevice } from './tryDevice.ts';
import type { WireTaps } from './WireTaps.ts';

export interface EquipmentServiceOptions {
  readonly rack: Pick<DeviceRack, 'settings' | 'exchange'> & { device(name: DeviceName): Pick<Device, 'link'> };
  readonly taps: WireTaps;
  readonly environment: DriverEnvironment;
  /** Where the bundled simulators listen; null = there are none. */
  readonly simulators: DeviceAddresses | null;
  readonly wall: Clock;
  readonly log: Log;
  readonly instruments: () => InstrumentsState;
  /** Name of the sequence that is being observed; null = none. */
  readonly executing: () => string | null;
  /** Keeps a setting for the next start; `real` = the device stays real beside simulators. */
  readonly keep: (device: DeviceName, setting: DeviceSetting, real: boolean) => Promise<void>;
  readonly recordingsFolder: string;
}

/** Devices without which nothing is observed (mission: telescope, PLC, dome). */
const BLOCKING: readonly DeviceName[] = ['Telescope', 'Dome', 'PLC'];

/** Which driver speaks to which device, changed while everything runs; how the lines do, and what goes over them. */
export class EquipmentService {
  readonly #o: EquipmentServiceOptions;

  constructor(options: EquipmentServiceOptions) {
    this.#o = options;
  }

  list(): readonly EquipmentView[] {
    return DEVICE_NAMES.map((device) => {
      const { log, meter } = this.#o.taps.of(device);
      const link = this.#o.rack.device(device).link();
      meter.linkIs(link);
      const setting = this.#o.rack.settings()[device];
      return {
        device,
        setting,
        simulated: this.#isSimulator(device, setting),
        blocking: BLOCKING.includes(device),
        refusals: this.#refusals(device),
        link,
        quality: meter.quality(),
        recordingTo: log.recordingTo(),
        recordingFault: log.fault(),
      };
    });
  }

  /** Asks a device as it would be set, without putting it in place. */
  async tryOut(device: DeviceName, setting: DeviceSetting): Promise<TryOut> {
    return tryDevice(device, setting, this.#o.environment, this.#o.wall);
  }

  /** Puts another driver or address behind a device. @throws Refusal with every reason */
  async exchange(device: DeviceName, setting: DeviceSetting, by: string): Promise<EquipmentView> {
    const faults = settingFaults(device, setting);
    if (faults.length > 0) throw new Refusal('input', faults.join(' '));
    const reasons = this.#refusals(device);
    if (reasons.length > 0) throw new Refusal('interlock', reasons.join(' '));
    await this.#o.rack.exchange(device, setting);
    await this.#o.keep(device, setting, !this.#isSimulator(device, setting));
    this.#o.log.warning(`${device} is now ${described(setting)}, set by ${by}`);
    return this.#view(device);
  }

  /** Puts the bundled simulator behind a device. @throws Refusal when there is none */
  async simulate(device: DeviceName, by: string): Promise<EquipmentView> {
    const { simulators } = this.#o;
    if (simulators === null) throw new Refusal('failed', 'The bundled simulators do not run.');
    const address = isPyrosDevice(device) ? simulators[device] : undefined;
    if (!address) throw new Refusal('failed', `There is no bundled simulator of ${device}.`);
    return this.exchange(device, pyrosSetting(address), by);
  }

  /** What a socket_config.ini of the original would set. @throws Refusal naming the line that is wrong */
  readSocketConfig(text: string): readonly SocketConfigLine[] {
    const addresses = parsed(text);
    return PYROS_DEVICES.flatMap((device) => {
      const address = addresses[device];
      if (!address) return [];
      const setting = pyrosSetting(address);
      const { driver, host, port } = this.#o.rack.settings()[device];
      return { device, setting, same: driver === 'pyros' && host === setting.host && port === setting.port };
    });
  }

  /** Puts everything in place that a socket_config.ini says otherwise, or nothing. @throws Refusal with every reason */
  async importSocketConfig(text: string, by: string): Promise<readonly EquipmentView[]> {
    const different = this.readSocketConfig(text).filter(({ same }) => !same);
    const reasons = new Set(different.flatMap(({ device }) => this.#refusals(device)));
    if (reasons.size > 0) throw new Refusal('interlock', [...reasons].join(' '));
    for (const { device, setting } of different) await this.exchange(device, setting, by);
    return this.list();
  }

  /** What went over a line after a frame. */
  wire(device: DeviceName, after: number): readonly WireFrame[] {
    return this.#o.taps.of(device).log.after(after);
  }

  /** Begins to write what goes over a line into a file, or ends it; answers the file that is written to. */
  async record(device: DeviceName, on: boolean): Promise<string | null> {
    const { log } = this.#o.taps.of(device);
    if (!on) await log.stop();
    else {
      const stamp = new Date(this.#o.wall.now()).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
      await log.record(join(this.#o.recordingsFolder, `wire-${device}-${stamp}.jsonl`));
    }
    return log.recordingTo();
  }

  #refusals(device: DeviceName): readonly string[] {
    return exchangeReasons(device, this.#o.instruments(), this.#o.executing());
  }

  #view(device: DeviceName): EquipmentView {
    const view = this.list().find((one) => one.device === device);
    if (!view) throw new Refusal('failed', `There is no ${device}.`);
    return view;
  }

  #isSimulator(device: DeviceName, { driver, host, port }: DeviceSetting): boolean {
    const address = isPyrosDevice(device) ? this.#o.simulators?.[device] : undefined;
    return driver === 'pyros' && address?.host === host && address.port === port;
  }
}

function parsed(text: string): DeviceAddresses {
  try {
    return parseSocketConfig(text);
  } catch (error) {
    throw new Refusal('input', `${error instanceof Error ? error.message : String(error)}.`);
  }
}

function described({ driver, host, port, path }: DeviceSetting): string {
  if (driver === 'none') return 'not fitted';
  return `${driver} at ${path === '' ? `${host}:${port}` : path}`;
}
