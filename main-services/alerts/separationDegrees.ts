import type { SkyPosition } from './voevent/Notice.ts';

const RADIANS = Math.PI / 180;

/** Angle between two places on the sky (haversine: good for arcseconds as well as for half the sky). */
export function separationDegrees(
  a: Pick<SkyPosition, 'raDegrees' | 'decDegrees'>,
  b: Pick<SkyPosition, 'raDegrees' | 'decDegrees'>,
): number {
  const halfDec = Math.sin(((b.decDegrees - a.decDegrees) * RADIANS) / 2) ** 2;
  const halfRa = Math.sin(((b.raDegrees - a.raDegrees) * RADIANS) / 2) ** 2;
  const h = halfDec + Math.cos(a.decDegrees * RADIANS) * Math.cos(b.decDegrees * RADIANS) * halfRa;
  return (2 * Math.asin(Math.min(1, Math.sqrt(h)))) / RADIANS;
}
