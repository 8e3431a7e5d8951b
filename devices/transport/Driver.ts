import type { Device, LinkState } from '../Device.ts';
import { DeviceRefused } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';

/** What a driver asks its device over. */
interface Client {
  connect(): void;
  disconnect(): Promise<void>;
  state(): LinkState;
}

interface Options {
  readonly name: string;
  readonly timekeeper: Timekeeper;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What drivers have in common, whatever they speak. */
export abstract class Driver<O extends Options, C extends Client> implements Device {
  readonly name: string;
  protected readonly options: O;
  protected readonly client: C;

  constructor(options: O, client: C) {
    this.name = options.name;
    this.options = options;
    this.client = client;
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
   * Passes a number that may go to the device: JSON would turn NaN into null and let it guess, and drivers of INDI answer nothing at
   * all to what is out of bounds.
   * @throws DeviceRefused naming it otherwise
   */
  protected within(what: string, value: number, from: number, to: number): number {
    if (value >= from && value <= to) return value;
    throw new DeviceRefused(this.name, `${what} ${value} is not within ${from} … ${to}`);
  }
}
