import type { Equatorial } from './horizontal.ts';

const RADIAN = Math.PI / 180;
const sin = (degrees: number) => Math.sin(degrees * RADIAN);
const cos = (degrees: number) => Math.cos(degrees * RADIAN);

/**
 * The Moon's place to about 0.3° (main terms of Meeus, Astronomical Algorithms, chapter 47): for drawing its path only;
 * everything that decides comes from the services.
 */
export function moonPosition(at: number): Equatorial {
  const centuries = (at / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525;
  const mean = 218.316 + 481_267.8813 * centuries;
  const sunAnomaly = 357.529 + 35_999.05 * centuries;
  const anomaly = 134.963 + 477_198.8676 * centuries;
  const elongation = 297.85 + 445_267.1115 * centuries;
  const argument = 93.272 + 483_202.0175 * centuries;
  const longitude =
    mean +
    6.289 * sin(anomaly) +
    1.274 * sin(2 * elongation - anomaly) +
    0.658 * sin(2 * elongation) +
    0.214 * sin(2 * anomaly) -
    0.186 * sin(sunAnomaly) -
    0.114 * sin(2 * argument) +
    0.059 * sin(2 * elongation - 2 * anomaly);
  const latitude =
    5.128 * sin(argument) +
    0.281 * sin(anomaly + argument) +
    0.278 * sin(anomaly - argument) +
    0.173 * sin(2 * elongation - argument);
  const obliquity = 23.436;
  const ascension = Math.atan2(
    sin(longitude) * cos(obliquity) - Math.tan(latitude * RADIAN) * sin(obliquity),
    cos(longitude),
  );
  const declination = Math.asin(sin(latitude) * cos(obliquity) + cos(latitude) * sin(obliquity) * sin(longitude));
  return {
    rightAscensionDegrees: (((ascension / RADIAN) % 360) + 360) % 360,
    declinationDegrees: declination / RADIAN,
  };
}
