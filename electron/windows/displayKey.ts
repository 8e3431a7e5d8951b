import type { Display } from '../shell.ts';

/** Names a set of monitors by their sizes and positions, whatever order they are listed in: "1920x1080+0+0 2560x1440+1920+0". */
export function displayKey(displays: readonly Display[]): string {
  return displays
    .map(({ bounds: { x, y, width, height } }) => `${width}x${height}${signed(x)}${signed(y)}`)
    .sort()
    .join(' ');
}

function signed(coordinate: number): string {
  return coordinate < 0 ? String(coordinate) : `+${coordinate}`;
}
