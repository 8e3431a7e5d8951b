import type { Device, LinkState } from '../Device.ts';
import type { WireTap } from '../DriverOptions.ts';
import { DeviceRefused } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import type { DeviceAddress } from './DeviceAddress.ts';
import { TwinLink } from './TwinLink.ts';

/** Replies of the controller and of the mechanics are a few kilobytes. */
const LONGEST_REPLY_BYTES = 2 ** 20;

export interface PyrosDriverOptions {
  /** Name in the configuration: "Telescope", "CameraVIS" … */
  readonly name: string;
  readonly address: DeviceAddress;
  readonly timekeeper: Timekeeper;
  readonly tap?: WireTap | undefined;
  /** In simulation: every frame tells our time and its rate. */
  readonly stamp?: { readonly rate: number } | undefined;
}

/** What the drivers of the PyROS JSON protocol (simulators/PROTOCOL.md) have in common. */
export abstract class PyrosDriver implements Device {
  readonly name: string;
  protected readonly line: TwinLink;
  protected readonly timekeeper: Timekeeper;

  constructor(options: PyrosDriverOptions, maximumReplyBytes = LONGEST_REPLY_BYTES) {
    this.name = options.name;
    this.timekeeper = options.timekeeper;
    this.line = new TwinLink({ ...options, device: options.name, maximumReplyBytes });
  }

  connect(): void {
    this.line.connect();
  }

  async disconnect(): Promise<void> {
    await this.line.disconnect();
  }

  link(): LinkState {
    return this.line.state();
  }

  /**
   * Passes a number that may go to the device.
   * @throws DeviceRefused naming it otherwise: JSON would turn NaN into null, and the device would guess
   */
  protected within(what: string, value: number, from: number, to: number): number {
    if (value >= from && value <= to) return value;
    throw new DeviceRefused(this.name, `${what} ${value} is not within ${from} … ${to}`);
  }
}
