import { AlpacaCamera } from './alpaca/AlpacaCamera.ts';
import { AlpacaCover } from './alpaca/AlpacaCover.ts';
import type { AlpacaOptions } from './alpaca/AlpacaDevice.ts';
import { AlpacaDome } from './alpaca/AlpacaDome.ts';
import { AlpacaFocuser } from './alpaca/AlpacaFocuser.ts';
import { AlpacaMount } from './alpaca/AlpacaMount.ts';
import { AlpacaRotator } from './alpaca/AlpacaRotator.ts';
import { alpacaPlc } from './alpaca/alpacaPlc.ts';
import { alpacaWeatherStation } from './alpaca/alpacaWeatherStation.ts';
import type { CoordinateFrames } from './CoordinateFrames.ts';
import type { Camera } from './camera/Camera.ts';
import { PyrosCamera } from './camera/PyrosCamera.ts';
import type { Cover } from './cover/Cover.ts';
import type { DeviceSetting, DriverName } from './DeviceSetting.ts';
import type { SerialAddress } from './DriverAddress.ts';
import type { DriverOptions, WireTap } from './DriverOptions.ts';
import { DavisStation } from './davis/DavisStation.ts';
import type { DeviceName } from './deviceNames.ts';
import type { Dome } from './dome/Dome.ts';
import { PyrosDome } from './dome/PyrosDome.ts';
import { settingFaults } from './drivers.ts';
import { DeviceRefused } from './errors.ts';
import type { Focuser } from './focuser/Focuser.ts';
import { PyrosFocuser } from './focuser/PyrosFocuser.ts';
import { IndiCamera } from './indi/IndiCamera.ts';
import type { IndiOptions } from './indi/IndiDevice.ts';
import { IndiDome } from './indi/IndiDome.ts';
import { IndiFocuser } from './indi/IndiFocuser.ts';
import { IndiMount } from './indi/IndiMount.ts';
import { IndiRotator } from './indi/IndiRotator.ts';
import { IndiWeather } from './indi/IndiWeather.ts';
import { indiPlc } from './indi/indiPlc.ts';
import { Lx200Mount } from './lx200/Lx200Mount.ts';
import type { Mount } from './mount/Mount.ts';
import { PyrosMount } from './mount/PyrosMount.ts';
import { NotFitted } from './NotFitted.ts';
import type { Plc } from './plc/Plc.ts';
import { PyrosPlc } from './plc/PyrosPlc.ts';
import { StationPlc } from './plc/StationPlc.ts';
import type { Rotator } from './rotator/Rotator.ts';
import type { Timekeeper } from './Timekeeper.ts';
import { VaisalaStation } from './vaisala/VaisalaStation.ts';
import type { WeatherStation } from './weather/WeatherStation.ts';

/** The kind of each device of the configuration. */
export interface KindOf {
  readonly Telescope: Mount;
  readonly Dome: Dome;
  readonly CameraVIS: Camera;
  readonly CameraNIR: Camera;
  readonly PLC: Plc;
  readonly Focuser: Focuser;
  readonly Rotator: Rotator;
  readonly Cover: Cover;
  readonly WeatherStation: WeatherStation;
}

/** What drivers need of the house they live in. */
export interface DriverEnvironment {
  readonly timekeeper: Timekeeper;
  /** With simulators: every frame tells our time and its rate; leave it out with real devices. */
  readonly stamp?: { readonly rate: number } | undefined;
  readonly site: {
    readonly latitudeDegrees: number;
    readonly longitudeDegrees: number;
    readonly elevationMetres: number;
  };
  readonly frames: CoordinateFrames;
  /** Sees every byte of the device of this name, for the protocol monitor. */
  readonly tapOf?: (device: DeviceName) => WireTap;
  /** Is told of every question and order to the device of this name that came to nothing. */
  readonly failed?: (device: DeviceName, error: unknown) => void;
}

type Factory<D> = (name: DeviceName, setting: DeviceSetting, environment: DriverEnvironment) => D;
type Factories = { readonly [N in DeviceName]: Partial<Record<DriverName, Factory<KindOf[N]>>> };

const pyros = (name: DeviceName, { host, port }: DeviceSetting, environment: DriverEnvironment) => ({
  name,
  address: { host, port },
  timekeeper: environment.timekeeper,
  stamp: environment.stamp,
  tap: environment.tapOf?.(name),
});

const indi = (name: DeviceName, setting: DeviceSetting, environment: DriverEnvironment): IndiOptions => {
  const { timekeeper, site, frames, tapOf } = environment;
  const address = { medium: 'tcp', host: setting.host, port: setting.port } as const;
  return { name, address, timekeeper, site, frames, settings: setting.settings, tap: tapOf?.(name) };
};

const alpaca = (name: DeviceName, setting: DeviceSetting, environment: DriverEnvironment): AlpacaOptions => {
  const { timekeeper, site, frames, tapOf } = environment;
  const { host, port, deviceNumber, settings } = setting;
  const address = { medium: 'http', host, port, deviceNumber } as const;
  return { name, address, timekeeper, site, frames, settings, tap: tapOf?.(name) };
};

const serial = (
  name: DeviceName,
  setting: DeviceSetting,
  environment: DriverEnvironment,
): DriverOptions<SerialAddress> => {
  const { timekeeper, site, frames, tapOf } = environment;
  const address = { medium: 'serial', path: setting.path, baudRate: setting.baudRate } as const;
  return { name, address, timekeeper, site, frames, settings: setting.settings, tap: tapOf?.(name) };
};

const FACTORIES: Factories = {
  Telescope: {
    pyros: (...of) => new PyrosMount(pyros(...of)),
    indi: (...of) => new IndiMount(indi(...of)),
    lx200: (...of) => new Lx200Mount(serial(...of)),
    alpaca: (...of) => new AlpacaMount(alpaca(...of)),
  },
  Dome: {
    pyros: (...of) => new PyrosDome(pyros(...of)),
    indi: (...of) => new IndiDome(indi(...of)),
    alpaca: (...of) => new AlpacaDome(alpaca(...of)),
  },
  CameraVIS: {
    pyros: (...of) => new PyrosCamera(pyros(...of)),
    indi: (...of) => new IndiCamera(indi(...of)),
    alpaca: (...of) => new AlpacaCamera(alpaca(...of)),
  },
  CameraNIR: {
    pyros: (...of) => new PyrosCamera(pyros(...of)),
    indi: (...of) => new IndiCamera(indi(...of)),
    alpaca: (...of) => new AlpacaCamera(alpaca(...of)),
  },
  PLC: {
    pyros: (...of) => new PyrosPlc(pyros(...of)),
    indi: (...of) => indiPlc(indi(...of)),
    alpaca: (...of) => alpacaPlc(alpaca(...of)),
    davis: (...of) => new StationPlc({ name: of[0], station: new DavisStation(serial(...of)) }),
    vaisala: (...of) => new StationPlc({ name: of[0], station: new VaisalaStation(serial(...of)) }),
  },
  Focuser: {
    none: (name) => new NotFitted(name),
    pyros: (...of) => new PyrosFocuser(pyros(...of)),
    indi: (...of) => new IndiFocuser(indi(...of)),
    alpaca: (...of) => new AlpacaFocuser(alpaca(...of)),
  },
  Rotator: {
    none: (name) => new NotFitted(name),
    indi: (...of) => new IndiRotator(indi(...of)),
    alpaca: (...of) => new AlpacaRotator(alpaca(...of)),
  },
  Cover: {
    none: (name) => new NotFitted(name),
    alpaca: (...of) => new AlpacaCover(alpaca(...of)),
  },
  WeatherStation: {
    none: (name) => new NotFitted(name),
    indi: (...of) => new IndiWeather(indi(...of)),
    alpaca: (...of) => alpacaWeatherStation(alpaca(...of)),
    davis: (...of) => new DavisStation(serial(...of)),
    vaisala: (...of) => new VaisalaStation(serial(...of)),
  },
};

/**
 * A driver for a device as it is set, not connected yet.
 * @throws DeviceRefused saying what is wrong with the setting
 */
export function createDevice<N extends DeviceName>(
  name: N,
  setting: DeviceSetting,
  environment: DriverEnvironment,
): KindOf[N] {
  const faults = settingFaults(name, setting);
  const make = FACTORIES[name][setting.driver];
  if (faults.length > 0 || !make) throw new DeviceRefused(name, faults.join(' ') || `no driver ${setting.driver}`);
  return make(name, setting, environment);
}
