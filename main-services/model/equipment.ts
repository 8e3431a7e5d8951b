import type { LinkState } from '../../devices/Device.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';

/** How well a line does, since the start. Latencies are wall clock: from what was sent to the first byte of the answer. */
export interface LineQuality {
  readonly latencyMedianMs: number | null;
  readonly latencyWorstMs: number | null;
  readonly questions: number;
  readonly timeouts: number;
  readonly invalidReplies: number;
  readonly reconnects: number;
}

/** One device of the observatory: how it is set, and how it does. */
export interface EquipmentView {
  readonly device: DeviceName;
  readonly setting: DeviceSetting;
  /** A bundled simulator stands in for it. */
  readonly simulated: boolean;
  /** Without it observing stops (telescope, dome, PLC); of the others the rest goes on. */
  readonly blocking: boolean;
  /** Why another driver cannot be put in place now; empty = it can. */
  readonly refusals: readonly string[];
  readonly link: LinkState;
  readonly quality: LineQuality;
  /** What goes over its line is being written to this file; null when it is not. */
  readonly recordingTo: string | null;
  /** Why the last recording ended by itself; null when it did not. */
  readonly recordingFault: string | null;
}

/** What a socket_config.ini says of a device. */
export interface SocketConfigLine {
  readonly device: DeviceName;
  readonly setting: DeviceSetting;
  /** The device is set so already. */
  readonly same: boolean;
}

/** Bytes that went over a line at once. */
export interface WireFrame {
  readonly id: number;
  readonly at: number;
  readonly direction: 'sent' | 'received';
  /** As text, with what is not printable as "\xNN"; cut when long. */
  readonly text: string;
  /** The first bytes, "4c 4f 4f"; cut when long. */
  readonly hex: string;
  readonly bytes: number;
}

/** What came of trying a setting out. */
export interface TryOut {
  readonly ok: boolean;
  /** What the device told of itself, or why it could not be reached. */
  readonly words: string;
  readonly tookMs: number;
}
