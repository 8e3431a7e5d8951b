import type { JogDirection } from '../../../devices/mount/Mount.ts';

/** What is read of a gamepad, in the order of the "standard" mapping (W3C Gamepad). */
export interface PadReading {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

/** A stick at rest is never quite in the middle, and one that is meant goes further than half. */
const MEANT_FROM = 0.5;
const CROSS = { up: 12, down: 13, left: 14, right: 15 } as const;
/** Shoulder buttons change the rate; the right face button ("B") is STOP. */
export const PAD_SLOWER = 4;
export const PAD_FASTER = 5;
export const PAD_STOP = 1;

/** Where the cross or the left stick points, on the sky with north up and east left; null = nowhere in particular. */
export function gamepadDirection({ axes, buttons }: PadReading): JogDirection | null {
  const pressed = (index: number) => buttons[index]?.pressed === true;
  if (pressed(CROSS.up)) return 'NORTH';
  if (pressed(CROSS.down)) return 'SOUTH';
  if (pressed(CROSS.left)) return 'EAST';
  if (pressed(CROSS.right)) return 'WEST';
  const [x = 0, y = 0] = axes;
  if (Math.max(Math.abs(x), Math.abs(y)) < MEANT_FROM) return null;
  if (Math.abs(x) > Math.abs(y)) return x < 0 ? 'EAST' : 'WEST';
  return y < 0 ? 'NORTH' : 'SOUTH';
}
