import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';

const frames = coordinateFrames(SAN_PEDRO_MARTIR);
const AT = Date.UTC(2026, 11, 16, 6);
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
const ARCSECOND = 1 / 3600;

function apart(
  a: { rightAscensionDegrees: number; declinationDegrees: number },
  b: { rightAscensionDegrees: number; declinationDegrees: number },
): number {
  const across = ((a.rightAscensionDegrees - b.rightAscensionDegrees + 540) % 360) - 180;
  return Math.hypot(
    across * Math.cos((b.declinationDegrees * Math.PI) / 180),
    a.declinationDegrees - b.declinationDegrees,
  );
}

describe('the coordinates that mounts think in', () => {
  it('of date lie a quarter of a degree from J2000 after a quarter of a century', () => {
    // Precession 50.3″ a year in longitude (IAU 2006): about 0.37° from 2000 to the end of 2026.
    const place = { rightAscensionDegrees: 180, declinationDegrees: 0 };
    const { rightAscensionHours, declinationDegrees } = frames.toApparent(place, AT);
    const moved = apart({ rightAscensionDegrees: rightAscensionHours * 15, declinationDegrees }, place);
    expect(moved).toBeGreaterThan(0.36);
    expect(moved).toBeLessThan(0.39);
  });

  it('come back as they went', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.999, noNaN: true }),
        fc.double({ min: -89.9, max: 89.9, noNaN: true }),
        instants,
        (rightAscensionDegrees, declinationDegrees, at) => {
          const place = { rightAscensionDegrees, declinationDegrees };
          expect(apart(frames.fromApparent(frames.toApparent(place, at), at), place)).toBeLessThan(0.01 * ARCSECOND);
        },
      ),
    );
  });

  it('go to the horizon and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 89.9, noNaN: true }),
        fc.double({ min: 0, max: 359.999, noNaN: true }),
        instants,
        (altitudeDegrees, azimuthDegrees, at) => {
          const again = frames.toHorizontal(frames.fromHorizontal({ altitudeDegrees, azimuthDegrees }, at), at);
          const across = ((again.azimuthDegrees - azimuthDegrees + 540) % 360) - 180;
          expect(Math.abs(again.altitudeDegrees - altitudeDegrees)).toBeLessThan(0.01 * ARCSECOND);
          expect(Math.abs(across) * Math.cos((altitudeDegrees * Math.PI) / 180)).toBeLessThan(0.01 * ARCSECOND);
        },
      ),
    );
  });
});
