import type { LinkState } from '../Device.ts';
import { DeviceError } from '../errors.ts';
import type { SafetyMonitor } from '../safety/SafetyMonitor.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';

/** A weather station with the verdict of a safety monitor beside it. A monitor that does not say "safe" says "unsafe". */
export class AlpacaStation implements WeatherStation {
  readonly name: string;
  readonly #weather: WeatherStation;
  readonly #monitor: SafetyMonitor;

  constructor(weather: WeatherStation, monitor: SafetyMonitor) {
    this.name = weather.name;
    this.#weather = weather;
    this.#monitor = monitor;
  }

  connect(): void {
    this.#weather.connect();
    this.#monitor.connect();
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#weather.disconnect(), this.#monitor.disconnect()]);
  }

  link(): LinkState {
    return this.#weather.link();
  }

  async read(): Promise<WeatherReading> {
    const [reading, safe] = await Promise.all([this.#weather.read(), this.#verdict()]);
    return { ...reading, safe };
  }

  async #verdict(): Promise<boolean> {
    try {
      return (await this.#monitor.safe()).safe;
    } catch (error) {
      if (error instanceof DeviceError) return false;
      throw error;
    }
  }
}
