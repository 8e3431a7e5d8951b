import type { WireTap } from '../DriverOptions.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import type { DeviceAddress } from './DeviceAddress.ts';
import { Driver } from './Driver.ts';
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
export abstract class PyrosDriver extends Driver<PyrosDriverOptions, TwinLink> {
  constructor(options: PyrosDriverOptions, maximumReplyBytes = LONGEST_REPLY_BYTES) {
    super(options, new TwinLink({ ...options, device: options.name, maximumReplyBytes }));
  }
}
