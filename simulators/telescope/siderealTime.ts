import { turn } from './angles.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Julian date of the Unix epoch. */
const UNIX_EPOCH_JD = 2_440_587.5;
/** Julian date of the epoch J2000.0. */
const J2000_JD = 2_451_545;
const DAYS_PER_CENTURY = 36_525;

/** Julian centuries since J2000.0 (UTC taken for TT: 70 s are nothing here). */
export function centuriesSinceJ2000(at: number): number {
  return (at / MILLISECONDS_PER_DAY + UNIX_EPOCH_JD - J2000_JD) / DAYS_PER_CENTURY;
}

/** Mean local sidereal time in degrees; longitude east positive. Meeus, Astronomical Algorithms (2nd ed.), 12.4. */
export function localSiderealDegrees(at: number, longitudeDegrees: number): number {
  const days = at / MILLISECONDS_PER_DAY + UNIX_EPOCH_JD - J2000_JD;
  const centuries = days / DAYS_PER_CENTURY;
  const greenwich = 280.46061837 + 360.98564736629 * days + 0.000387933 * centuries ** 2 - centuries ** 3 / 38_710_000;
  return turn(greenwich + longitudeDegrees);
}
