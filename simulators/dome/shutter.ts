/** PROTOCOL.md: 30 s for the whole way. */
const WHOLE_WAY_MS = 30_000;

/** A shutter on its way (or at rest, when both ends are equal); `since` in milliseconds of mechanical time. */
export interface Shutter {
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly since: number;
}

export type ShutterState = 'OPEN' | 'OPENING' | 'CLOSING' | 'CLOSED' | 'STOPPED';

export const CLOSED_SHUTTER: Shutter = { fromPercent: 0, toPercent: 0, since: 0 };

/** Where the shutter is at `time`. */
export function shutterAt(shutter: Shutter, time: number): { readonly state: ShutterState; readonly percent: number } {
  const way = shutter.toPercent - shutter.fromPercent;
  const done = Math.min(Math.abs(way), (Math.max(0, time - shutter.since) / WHOLE_WAY_MS) * 100);
  const percent = shutter.fromPercent + Math.sign(way) * done;
  if (done < Math.abs(way)) return { state: way > 0 ? 'OPENING' : 'CLOSING', percent };
  if (percent === 100) return { state: 'OPEN', percent };
  return { state: percent === 0 ? 'CLOSED' : 'STOPPED', percent };
}

/** Sends the shutter from where it is to `toPercent`. */
export function moveShutter(shutter: Shutter, toPercent: number, time: number): Shutter {
  return shutter.toPercent === toPercent
    ? shutter
    : { fromPercent: shutterAt(shutter, time).percent, toPercent, since: time };
}
