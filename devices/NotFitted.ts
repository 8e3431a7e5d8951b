import type { Cover } from './cover/Cover.ts';
import type { Device, LinkState } from './Device.ts';
import { DeviceRefused } from './errors.ts';
import type { Focuser } from './focuser/Focuser.ts';
import type { Rotator } from './rotator/Rotator.ts';
import type { WeatherStation } from './weather/WeatherStation.ts';

/** Stands where an optional device could be and is not: it asks nothing of anybody, and refuses every order in words. */
export class NotFitted implements Device, Focuser, Rotator, Cover, WeatherStation {
  readonly fitted = false;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  connect(): void {
    // There is nothing to connect to.
  }

  async disconnect(): Promise<void> {
    // There is nothing to disconnect from.
  }

  link(): LinkState {
    return { connected: false, since: 0, lastReplyAt: null, fault: 'not fitted' };
  }

  status = (): Promise<never> => this.#refuse();
  read = (): Promise<never> => this.#refuse();
  moveTo = (): Promise<never> => this.#refuse();
  rotateTo = (): Promise<never> => this.#refuse();
  open = (): Promise<never> => this.#refuse();
  close = (): Promise<never> => this.#refuse();
  halt = (): Promise<never> => this.#refuse();

  async #refuse(): Promise<never> {
    throw new DeviceRefused(this.name, 'is not fitted');
  }
}
