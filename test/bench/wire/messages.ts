import type { DeviceName } from '../../../devices/deviceNames.ts';
import type { DeviceAddresses } from '../../../devices/socketConfig.ts';

/** What the witness is started with: where the real simulators listen. */
export interface WitnessStart {
  readonly devices: DeviceAddresses;
}

/** To the witness: send these VOEvents to the subscriber, all at once. */
export interface SendNotices {
  readonly notices: readonly string[];
}

/** What the witness saw; `at` is performance.now() of the witness's own thread. */
export type Sighting =
  | {
      readonly kind: 'listening';
      readonly devices: DeviceAddresses;
      readonly brokerPort: number;
      readonly timeOrigin: number;
    }
  /** Just before the last byte of the notices was handed to the socket. */
  | { readonly kind: 'notice'; readonly at: number }
  /** A command other than a question, with the time at which its first byte came. */
  | {
      readonly kind: 'command';
      readonly device: DeviceName;
      readonly name: string;
      readonly ra: number | null;
      readonly at: number;
    }
  /** The PLC's reply changed between rain and no rain; just before its last byte was handed to the socket. */
  | { readonly kind: 'rain'; readonly raining: boolean; readonly at: number };
