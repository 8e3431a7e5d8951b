import type { PyrosDevice } from '../../devices/deviceNames.ts';
import { Refusal } from '../model/refusal.ts';
import type { SimulatedWeather, SimulationView } from '../model/simulation.ts';
import { type SensorSetting, WEATHER_SETTINGS } from './weathers.ts';

/** What the desk needs of the simulators. */
export interface SimulatedDevices {
  running(name: PyrosDevice): boolean;
  setSensors(settings: readonly SensorSetting[]): Promise<void>;
  clearSensors(values: readonly Pick<SensorSetting, 'device' | 'quantity'>[] | 'all'): Promise<void>;
  readSensors(): Promise<readonly SensorSetting[]>;
  fault(name: PyrosDevice, fault: string): Promise<void>;
  kill(name: PyrosDevice): Promise<void>;
  restart(name: PyrosDevice): Promise<void>;
}

const REAL_DEVICES = 'These are real devices: weather and faults are made in simulation only.';
const DEVICES = [
  'PLC',
  'Dome',
  'Telescope',
  'CameraVIS',
  'CameraNIR',
  'Focuser',
] as const satisfies readonly PyrosDevice[];

/** Weather and faults for trainees, and what of it still holds; with real devices everything is refused. */
export class SimulationDesk {
  readonly #simulators: SimulatedDevices | null;
  #weathers: readonly SimulatedWeather[] = [];
  #frozen: readonly string[] = [];
  #faults: ReadonlyMap<PyrosDevice, string> = new Map();

  /** `simulators`: null with real devices. */
  constructor(simulators: SimulatedDevices | null) {
    this.#simulators = simulators;
  }

  /** Null with real devices. */
  view(): SimulationView | null {
    const simulators = this.#simulators;
    if (simulators === null) return null;
    return {
      weathers: this.#weathers,
      frozen: this.#frozen,
      devices: DEVICES.map((device) => ({
        device,
        running: simulators.running(device),
        fault: this.#faults.get(device) ?? 'none',
      })),
    };
  }

  /** Begins a weather, or ends it. @throws Refusal */
  async setWeather(weather: SimulatedWeather, on: boolean): Promise<void> {
    const simulators = this.#running('PLC');
    const settings = WEATHER_SETTINGS[weather];
    if (on) await simulators.setSensors(settings);
    else await simulators.clearSensors(settings);
    this.#weathers = [...this.#weathers.filter((each) => each !== weather), ...(on ? [weather] : [])];
  }

  /** Makes every output of a sensor stand still at what it says now, or lets it go. @throws Refusal */
  async setFrozen(sensor: string, on: boolean): Promise<void> {
    const simulators = this.#running('PLC');
    const own = (await simulators.readSensors()).filter(({ device }) => device === sensor);
    if (own.length === 0) throw new Refusal('input', `The PLC has no sensor "${sensor}".`);
    if (on) await simulators.setSensors(own);
    else {
      await simulators.clearSensors(own);
      // What the weather set on this sensor goes on.
      const weather = this.#weathers.flatMap((each) => WEATHER_SETTINGS[each]).filter((each) => each.device === sensor);
      if (weather.length > 0) await simulators.setSensors(weather);
    }
    this.#frozen = [...this.#frozen.filter((each) => each !== sensor), ...(on ? [sensor] : [])];
  }

  /** Back to a fair night: no weather, no frozen sensor, no fault of the PLC. @throws Refusal */
  async makeFair(): Promise<void> {
    const simulators = this.#running('PLC');
    await this.setFault('PLC', 'none');
    await simulators.clearSensors('all');
    this.#weathers = [];
    this.#frozen = [];
  }

  /** One of the faults of simulators/PROTOCOL.md, or "none". @throws Refusal */
  async setFault(device: PyrosDevice, fault: string): Promise<void> {
    await this.#running(device).fault(device, fault);
    this.#faults = new Map([...this.#faults, [device, fault]]);
  }

  /** Ends a device's process, as a power cut would. @throws Refusal */
  async kill(device: PyrosDevice): Promise<void> {
    await this.#running(device).kill(device);
    this.#forget(device);
  }

  /** Ends a device's process if it runs, and starts it again; it comes up fair and without faults. @throws Refusal */
  async restart(device: PyrosDevice): Promise<void> {
    if (this.#simulators === null) throw new Refusal('failed', REAL_DEVICES);
    await this.#simulators.restart(device);
    this.#forget(device);
  }

  #running(device: PyrosDevice): SimulatedDevices {
    if (this.#simulators === null) throw new Refusal('failed', REAL_DEVICES);
    if (!this.#simulators.running(device))
      throw new Refusal('failed', `The simulated ${device} does not run: start it first.`);
    return this.#simulators;
  }

  #forget(device: PyrosDevice): void {
    this.#faults = new Map([...this.#faults].filter(([name]) => name !== device));
    if (device !== 'PLC') return;
    this.#weathers = [];
    this.#frozen = [];
  }
}
