import type { LinkState } from '../Device.ts';
import { DeviceError, DeviceRefused } from '../errors.ts';
import type { SwitchBoard } from '../switches/SwitchBoard.ts';
import { stationReading } from '../weather/stationReading.ts';
import type { WeatherStation } from '../weather/WeatherStation.ts';
import type { Plc, PlcDeviceReading, PlcStatus } from './Plc.ts';

/** The name under which the environment monitoring knows a weather station that stands for the PLC. */
const STATION = 'STATION';

/**
 * An observatory without a PLC: a weather station gives the readings, a board of switches lamps and fans, and there is no dead man
 * but the one that `feed` tells.
 */
export class StationPlc implements Plc {
  readonly name: string;
  readonly #station: WeatherStation;
  readonly #board: SwitchBoard | null;
  readonly #feed: (() => Promise<void>) | null;

  constructor(options: {
    readonly name: string;
    readonly station: WeatherStation;
    /** Lamps and fans. */
    readonly board?: SwitchBoard | null;
    /** Tells a watchdog of the device side that we live; none = there is none. */
    readonly feed?: (() => Promise<void>) | null;
  }) {
    this.name = options.name;
    this.#station = options.station;
    this.#board = options.board ?? null;
    this.#feed = options.feed ?? null;
  }

  connect(): void {
    this.#station.connect();
    this.#board?.connect();
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#station.disconnect(), this.#board?.disconnect()]);
  }

  link(): LinkState {
    return this.#station.link();
  }

  async status(): Promise<PlcStatus> {
    const [reading, switches] = await Promise.all([this.#station.read(), this.#readSwitches()]);
    return {
      at: reading.at,
      reportedAt: reading.at,
      from: this.name,
      firmware: '',
      site: '',
      devices: [stationReading(STATION, reading), ...switches],
    };
  }

  async heartbeat(): Promise<void> {
    await this.#feed?.();
  }

  async setLight(name: string, on: boolean): Promise<void> {
    await this.#switch(name, on);
  }

  async setFan(name: string, on: boolean): Promise<void> {
    await this.#switch(name, on);
  }

  async #switch(name: string, on: boolean): Promise<void> {
    if (this.#board === null) throw new DeviceRefused(this.name, `there is no board of switches, so no ${name}`);
    await this.#board.set(name, on);
  }

  /** Neither lamps nor fans close a dome: a board that does not answer is a board without switches, and its link says so. */
  async #readSwitches(): Promise<readonly PlcDeviceReading[]> {
    if (this.#board === null) return [];
    try {
      const switches = await this.#board.switches();
      return switches.flatMap(({ name, on }) => (on === null ? [] : [switchReading(name, on)]));
    } catch (error) {
      if (error instanceof DeviceError) return [];
      throw error;
    }
  }
}

/** By its name as the PLC would have it: a fan, or else a lamp. */
function switchReading(name: string, on: boolean): PlcDeviceReading {
  const type = name.startsWith('FAN') ? 'fan' : 'light';
  const value = { name: 'status', value: on ? 'on' : 'off', unit: 'string', comment: '' };
  return { name, type, serialNumber: '', valid: true, values: [value] };
}
