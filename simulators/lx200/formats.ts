/** Degrees of right ascension as the mount shows them: "HH:MM:SS" or "HH:MM.T". */
export function showHours(degrees: number, long: boolean): string {
  // The display cuts off, it does not round: so it never shows 24 hours.
  const seconds = Math.floor((degrees / 15) * 3600 + 1e-6) % 86_400;
  const [hours, minutes] = [two(seconds / 3600), two((seconds / 60) % 60)];
  return long ? `${hours}:${minutes}:${two(seconds % 60)}` : `${hours}:${minutes}.${Math.floor((seconds % 60) / 6)}`;
}

/** Degrees with sign: "sDD*MM:SS" or "sDD*MM". */
export function showDegrees(degrees: number, long: boolean, separator: string): string {
  const seconds = Math.floor(Math.abs(degrees) * 3600 + 0.5);
  const minutes = `${degrees < 0 ? '-' : '+'}${two(seconds / 3600)}${separator}${two((seconds / 60) % 60)}`;
  return long ? `${minutes}:${two(seconds % 60)}` : minutes;
}

/** A longitude counted to the west, "115*27". */
export function showWest(eastDegrees: number): string {
  const minutes = Math.round((((-eastDegrees % 360) + 360) % 360) * 60) % 21_600;
  return `${String(Math.floor(minutes / 60)).padStart(3, '0')}*${two(minutes % 60)}`;
}

/** Hours of a target in degrees; null when the mount cannot read it. */
export function readHoursInDegrees(text: string): number | null {
  const match = /^(\d{1,2}):(\d\d)(?::(\d\d)|\.(\d))$/.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds = '0', tenths = '0'] = match;
  if (Number(hours) >= 24 || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  return (Number(hours) + Number(minutes) / 60 + Number(tenths) / 600 + Number(seconds) / 3600) * 15;
}

/** Degrees of a target or a site; null when the mount cannot read them. */
export function readDegrees(text: string): number | null {
  const match = /^([+-]?)(\d{1,3})[*:\xdf](\d\d)(?:[:'](\d\d))?$/.exec(text);
  if (match === null) return null;
  const [, sign, degrees, minutes, seconds = '0'] = match;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' ? -size : size;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
