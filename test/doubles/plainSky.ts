import type { SkyOracle } from '../../main-services/alerts/SkyOracle.ts';

const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;

/**
 * A sky good to a degree or two: true sidereal time and latitude of San Pedro Mártir, the Sun below −12° from 02:00 to 13:00 UTC, the
 * Moon where it is told to be.
 */
export function plainSky(moon = { raDegrees: 180, decDegrees: -80 }): SkyOracle {
  const hourOfDay = (at: number) => (((at / 3_600_000) % 24) + 24) % 24;
  return {
    altitudeDegrees: (ra, dec, at) => {
      // GMST, Astronomical Almanac: 280.46062° + 360.98564737° per day since J2000; longitude −115.46°.
      const days = (at - Date.UTC(2000, 0, 1, 12)) / DAY_MS;
      const hourAngle = (280.46062 + 360.98564737 * days - 115.4637 - ra) * RADIANS;
      const [latitude, declination] = [31.0442 * RADIANS, dec * RADIANS];
      const sine =
        Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
      return Math.asin(sine) / RADIANS;
    },
    sunAltitudeDegrees: (at) => (hourOfDay(at) >= 2 && hourOfDay(at) <= 13 ? -30 : 30),
    moonDistanceDegrees: (ra, dec) => Math.hypot(ra - moon.raDegrees, dec - moon.decDegrees),
    nightAt: (at) => {
      const day = Math.floor(at / DAY_MS) * DAY_MS + (hourOfDay(at) > 13 ? DAY_MS : 0);
      return {
        date: new Date(day - DAY_MS).toISOString().slice(0, 10),
        start: day + 2 * 3_600_000,
        end: day + 13 * 3_600_000,
      };
    },
  };
}
