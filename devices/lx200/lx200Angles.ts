/** As the mount's hand box is set: long = seconds, short = tenths of a minute of time and whole minutes of arc. */
export interface Lx200Angle {
  readonly value: number;
  readonly isLong: boolean;
}

/** "HH:MM:SS" (some say fractions) or "HH:MM.T". */
const HOURS = /^(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?)|\.(\d))$/;
/** "sDD*MM" or "sDD*MM:SS", where mounts write '*', 0xDF (the degree sign of their display), ':' or "'". */
const DEGREES = /^([+-])(\d\d)[*\xdf:°](\d\d)(?:[:'](\d\d(?:\.\d+)?))?['"]?$/;
/** What can stand between degrees and minutes; some mounts take only one of them. */
export const SEPARATORS = ['*', ':', '\xdf'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A right ascension in hours; null when the text is none. */
export function readHours(text: string): Lx200Angle | null {
  const match = HOURS.exec(text.trim());
  if (match === null) return null;
  const [, hours, minutes, seconds, tenths] = match;
  if (Number(hours) >= 24 || Number(minutes) >= 60 || Number(seconds ?? 0) >= 60) return null;
  const value = Number(hours) + Number(minutes) / 60 + Number(tenths ?? 0) / 600 + Number(seconds ?? 0) / 3600;
  return { value, isLong: seconds !== undefined };
}

/** A declination in degrees; null when the text is none. Without its sign it is none: that is how a right ascension looks. */
export function readDeclination(text: string): Lx200Angle | null {
  const match = DEGREES.exec(text.trim());
  if (match === null) return null;
  const [, sign, degrees, minutes, seconds] = match;
  if (Number(minutes) >= 60 || Number(seconds ?? 0) >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  if (size > 90) return null;
  return { value: sign === '-' ? -size : size, isLong: seconds !== undefined };
}

/** Hours as the mount takes them: "06:30:00" or "06:30.0". */
export function writeHours(hours: number, isLong: boolean): string {
  const turn = ((hours % 24) + 24) % 24;
  if (isLong) {
    const seconds = Math.round(turn * 3600) % 86_400;
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
  const tenths = Math.round(turn * 600) % 14_400;
  return `${two(tenths / 600)}:${two((tenths / 10) % 60)}.${tenths % 10}`;
}

/** Degrees with their sign: "-05*15:00" or "-05*15". */
export function writeDegrees(degrees: number, isLong: boolean, separator: Separator = '*'): string {
  const seconds = isLong ? Math.round(Math.abs(degrees) * 3600) : Math.round(Math.abs(degrees) * 60) * 60;
  const sign = degrees < 0 && seconds > 0 ? '-' : '+';
  const minutes = `${sign}${two(seconds / 3600)}${separator}${two((seconds / 60) % 60)}`;
  return isLong ? `${minutes}:${two(seconds % 60)}` : minutes;
}

/** A longitude as LX200 mounts count it: 0 to 360 degrees towards the WEST, "115*27". */
export function writeWestLongitude(eastDegrees: number): string {
  const minutes = Math.round((((-eastDegrees % 360) + 360) % 360) * 60) % 21_600;
  return `${String(Math.floor(minutes / 60)).padStart(3, '0')}*${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
