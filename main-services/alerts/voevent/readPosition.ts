import type { SkyPosition } from './Notice.ts';
import type { VoEvent } from './VoEvent.ts';

export type PositionReading =
  | { readonly position: SkyPosition; readonly note: null }
  | { readonly position: null; readonly note: string };

const DEGREES: readonly string[] = ['deg', 'degree', 'degrees', 'deg-deg', 'deg deg'];

/**
 * Reads a usable position, or says why there is none. Networks fill what they do not know with 0 or −1: Fermi's first alert
 * carries 0,0 with radius 0, SVOM's GRM a radius of −1 (gcn.md); none of these may ever move a telescope.
 */
export function readPosition(event: VoEvent): PositionReading {
  const element = event.position;
  if (element === null) return without('The notice carries no position.');
  if (event.coordinateSystem !== null && !/FK5|ICRS/i.test(event.coordinateSystem)) {
    return without(`The position is in the coordinate system ${event.coordinateSystem}, which is not read.`);
  }
  const unit = element.attribute('unit') ?? 'deg';
  if (!DEGREES.includes(unit.toLowerCase())) return without(`The position is in "${unit}", not in degrees.`);
  const first = degrees(element.textOf('Value2', 'C1'));
  const second = degrees(element.textOf('Value2', 'C2'));
  const radius = degrees(element.textOf('Error2Radius'));
  if (first === null || second === null) return without('The position has no readable coordinates.');
  const swapped = /^dec/i.test(element.textOf('Name1') ?? '');
  const [ra, dec] = swapped ? [second, first] : [first, second];
  if (ra < 0 || ra > 360 || dec < -90 || dec > 90) return without(`The position ${ra}, ${dec} is not on the sky.`);
  if (ra === 0 && dec === 0) return without('The position 0, 0 means that it is not known yet.');
  if (radius === null) return without('The notice does not say how well the position is known.');
  if (radius <= 0) return without(`The error radius ${radius} means that the position is not known yet.`);
  if (radius > 180) return without(`The error radius ${radius} degrees is larger than the sky.`);
  return { position: { raDegrees: ra === 360 ? 0 : ra, decDegrees: dec, errorDegrees: radius }, note: null };
}

function without(note: string): PositionReading {
  return { position: null, note };
}

/** A plain decimal number; Number() alone would take "" and "0x10" too. */
function degrees(text: string | null): number | null {
  if (text === null || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
