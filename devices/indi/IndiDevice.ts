import type { Device, LinkState } from '../Device.ts';
import type { TcpAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceRefused } from '../errors.ts';
import { IndiClient } from './IndiClient.ts';

export type IndiOptions = DriverOptions<TcpAddress>;

/** What the drivers of INDI devices have in common. */
export abstract class IndiDevice implements Device {
  readonly name: string;
  protected readonly client: IndiClient;
  protected readonly options: IndiOptions;

  constructor(options: IndiOptions) {
    this.name = options.name;
    this.options = options;
    this.client = new IndiClient({ ...options, indiDevice: this.setting('device') });
  }

  connect(): void {
    this.client.connect();
  }

  async disconnect(): Promise<void> {
    await this.client.disconnect();
  }

  link(): LinkState {
    return this.client.state();
  }

  protected now(): number {
    return this.options.timekeeper.now();
  }

  protected setting(name: string): string {
    return this.options.settings?.[name] ?? '';
  }

  /**
   * Passes a number that may go to the device: INDI drivers answer nothing at all to what is out of bounds.
   * @throws DeviceRefused naming it otherwise
   */
  protected within(what: string, value: number, from: number, to: number): number {
    if (value >= from && value <= to) return value;
    throw new DeviceRefused(this.name, `${what} ${value} is not within ${from} … ${to}`);
  }
}
