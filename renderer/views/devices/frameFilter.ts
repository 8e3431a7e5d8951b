import type { WireFrame } from '../../../main-services/model/equipment.ts';

/** Which frames of a line are wanted. */
export interface FrameFilter {
  readonly direction: 'both' | WireFrame['direction'];
  /** In the text, or in the bytes as "4c 4f"; empty = any. */
  readonly text: string;
}

/** Whether a frame is wanted. */
export function fitsFrameFilter(frame: WireFrame, { direction, text }: FrameFilter): boolean {
  if (direction !== 'both' && frame.direction !== direction) return false;
  const sought = text.trim().toLowerCase();
  return sought === '' || frame.text.toLowerCase().includes(sought) || frame.hex.includes(sought);
}

/** Frames that came put before those that are kept, newest first, at most so many. */
export function keepFrames(
  fresh: readonly WireFrame[],
  kept: readonly WireFrame[],
  most: number,
): readonly WireFrame[] {
  if (fresh.length === 0) return kept;
  const last = kept[0]?.id ?? 0;
  return [...fresh.filter(({ id }) => id > last).toReversed(), ...kept].slice(0, most);
}
