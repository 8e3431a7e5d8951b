import type { LinkState } from '../../devices/Device.ts';
import type { DeviceSetting } from '../../devices/DeviceSetting.ts';
import type { DeviceName } from '../../devices/socketConfig.ts';

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
  readonly link: LinkState;
  readonly quality: LineQuality;
  /** What goes over its line is being written to this file; null when it is not. */
  readonly recordingTo: string | null;
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
