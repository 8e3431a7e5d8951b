import type { SkyPosition } from './Notice.ts';

export type PositionReading =
  | { readonly position: SkyPosition; readonly note: null }
  | { readonly position: null; readonly note: string };

/**
 * A usable position, or why it is none. Networks fill what they do not know with 0 or −1: Fermi's first alert carries 0,0 with radius 0,
 * SVOM's GRM a radius of −1 (gcn.md); none of these may ever move a telescope.
 */
export function judgePosition(ra: number, dec: number, radius: number | null): PositionReading {
  if (!(ra >= 0 && ra <= 360 && dec >= -90 && dec <= 90))
    return without(`The position ${ra}, ${dec} is not on the sky.`);
  if (ra === 0 && dec === 0) return without('The position 0, 0 means that it is not known yet.');
  if (radius === null) return without('The notice does not say how well the position is known.');
  if (!(radius > 0)) return without(`The error radius ${radius} means that the position is not known yet.`);
  if (radius > 180) return without(`The error radius ${radius} degrees is larger than the sky.`);
  return { position: { raDegrees: ra === 360 ? 0 : ra, decDegrees: dec, errorDegrees: radius }, note: null };
}

export function without(note: string): PositionReading {
  return { position: null, note };
}
