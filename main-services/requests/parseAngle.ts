const DECIMAL = /^[+-]?\d{1,3}(\.\d+)?$/;
const SEXAGESIMAL = /^([+-]?)(\d{1,3})[: ](\d{1,2})[: ](\d{1,2}(?:\.\d+)?)$/;

/** Right ascension in degrees from "10.6847" (degrees) or "00:42:44.3" (hours); null when it is neither. */
export function parseRightAscension(text: string): number | null {
  if (DECIMAL.test(text)) return within(Number(text), 0, 360, false);
  const hours = sexagesimal(text);
  return hours === null ? null : within(hours * 15, 0, 360, false);
}

/** Declination in degrees from "41.2690" or "+41:16:09"; null when it is neither. */
export function parseDeclination(text: string): number | null {
  const degrees = DECIMAL.test(text) ? Number(text) : sexagesimal(text);
  return degrees === null ? null : within(degrees, -90, 90, true);
}

function sexagesimal(text: string): number | null {
  const [, sign, whole, minutes, seconds] = SEXAGESIMAL.exec(text) ?? [];
  if (whole === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' ? -value : value;
}

function within(value: number, minimum: number, maximum: number, inclusive: boolean): number | null {
  return value >= minimum && (inclusive ? value <= maximum : value < maximum) ? value : null;
}
