import type { WindowPlace } from '../ipc/contract/windows.ts';
import type { Display } from '../shell.ts';

/** Smallest window in which the frame's alarm strip, STOP and one panel can be used. */
export const SMALLEST: Pick<WindowPlace, 'width' | 'height'> = { width: 640, height: 480 };

/**
 * A place where the window can be seen whole: moved into the monitor it overlaps most (the primary one when none), and made no
 * larger than that.
 */
export function fitToDisplays(place: WindowPlace, displays: readonly Display[]): WindowPlace {
  const primary = displays.find((display) => display.primary) ?? displays[0];
  if (!primary) return place;
  const best = displays.reduce((a, b) => (overlap(place, b.bounds) > overlap(place, a.bounds) ? b : a), primary);
  const area = best.workArea;
  const width = Math.min(Math.max(place.width, SMALLEST.width), area.width);
  const height = Math.min(Math.max(place.height, SMALLEST.height), area.height);
  return {
    x: between(area.x, place.x, area.x + area.width - width),
    y: between(area.y, place.y, area.y + area.height - height),
    width,
    height,
  };
}

function overlap(a: WindowPlace, b: WindowPlace): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
