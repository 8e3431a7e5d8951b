import type { LinkState } from '../Device.ts';
import { DeviceError, DeviceRefused } from '../errors.ts';
import type { SwitchBoard } from '../switches/SwitchBoard.ts';
import { stationReading } from '../weather/stationReading.ts';
import type { WeatherStation } from '../weather/WeatherStation.ts';
import type { Plc, PlcDeviceReading, PlcStatus } from './Plc.ts';

/** The name under which the environment monitoring knows a weather station that stands for the PLC. */
const STATION = 'STATION';

/**
 * An observatory without a PLC: a weather station gives the readings, a board of switches the lamps, and there is no dead man
 * but the one that `feed` tells.
 */
export class StationPlc implements Plc {
  readonly name: string;
  readonly #station: WeatherStation;
  readonly #lamps: SwitchBoard | null;
  readonly #feed: (() => Promise<void>) | null;

  constructor(options: {
    readonly name: string;
    readonly station: WeatherStation;
    readonly lamps?: SwitchBoard | null;
    /** Tells a watchdog of the device side that we live; none = there is none. */
    readonly feed?: (() => Promise<void>) | null;
  }) {
    this.name = options.name;
    this.#station = options.station;
    this.#lamps = options.lamps ?? null;
    this.#feed = options.feed ?? null;
  }

  connect(): void {
    this.#station.connect();
    this.#lamps?.connect();
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#station.disconnect(), this.#lamps?.disconnect()]);
  }

  link(): LinkState {
    return this.#station.link();
  }

  async status(): Promise<PlcStatus> {
    const [reading, lamps] = await Promise.all([this.#station.read(), this.#readLamps()]);
    return {
      at: reading.at,
      reportedAt: reading.at,
      from: this.name,
      firmware: '',
      site: '',
      devices: [stationReading(STATION, reading), ...lamps],
    };
  }

  async heartbeat(): Promise<void> {
    await this.#feed?.();
  }

  async setLight(name: string, on: boolean): Promise<void> {
    if (this.#lamps === null) throw new DeviceRefused(this.name, `there are no lamps, so no ${name}`);
    await this.#lamps.set(name, on);
  }

  /** Lamps do not close a dome: a board that does not answer is a board without lamps, and its link says so. */
  async #readLamps(): Promise<readonly PlcDeviceReading[]> {
    if (this.#lamps === null) return [];
    try {
      const switches = await this.#lamps.switches();
      return switches.flatMap(({ name, on }) => (on === null ? [] : [lampReading(name, on)]));
    } catch (error) {
      if (error instanceof DeviceError) return [];
      throw error;
    }
  }
}

function lampReading(name: string, on: boolean): PlcDeviceReading {
  const value = { name: 'status', value: on ? 'on' : 'off', unit: 'string', comment: '' };
  return { name, type: 'light', serialNumber: '', valid: true, values: [value] };
}
