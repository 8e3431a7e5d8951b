import { fixed, UNKNOWN } from './number.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Hours, minutes, seconds of a right ascension: 69.5525° → "04:38:12.6". */
export function rightAscension(degrees: number | null | undefined, decimals = 1): string {
  if (degrees === null || degrees === undefined || !Number.isFinite(degrees)) return UNKNOWN;
  const unit = 10 ** decimals;
  const day = 86_400 * unit;
  const ticks = ((Math.round((degrees / 15) * 3600 * unit) % day) + day) % day;
  const seconds = ticks / unit;
  const rest = (seconds % 60).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${rest}`;
}

/** Degrees, arc minutes, arc seconds with sign: 11.4103° → "+11:24:37". */
export function declination(degrees: number | null | undefined, decimals = 0): string {
  if (degrees === null || degrees === undefined || !Number.isFinite(degrees)) return UNKNOWN;
  const unit = 10 ** decimals;
  const ticks = Math.round(Math.abs(degrees) * 3600 * unit);
  const seconds = ticks / unit;
  const rest = (seconds % 60).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  const sign = degrees < 0 && ticks > 0 ? '\u2212' : '+';
  return `${sign}${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${rest}`;
}

/** "160.9°". */
export function degrees(value: number | null | undefined, decimals = 1): string {
  const text = fixed(value, decimals);
  return text === UNKNOWN ? text : `${text}°`;
}

/** Sidereal time: hours → "04:10:33". */
export function siderealTime(hours: number | null | undefined): string {
  return rightAscension(hours === null || hours === undefined ? null : hours * 15, 0);
}

/** An angular distance in the unit that suits it: "1.2″", "4.5′", "31.9°". */
export function separation(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  if (value < 1 / 60) return `${fixed(value * 3600, 1)}″`;
  if (value < 1) return `${fixed(value * 60, 1)}′`;
  return `${fixed(value, 1)}°`;
}
