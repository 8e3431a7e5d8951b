const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SEXAGESIMAL = /^([+-]?)(\d+)[: ](\d{1,2}(?:\.\d*)?)(?:[: ](\d{1,2}(?:\.\d*)?))?$/;

/** A number of the protocol: decimal, or sexagesimal with ":" or blanks; null when it is none. "-0:30" is negative. */
export function indiNumber(text: string): number | null {
  if (DECIMAL.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
  }
  const match = SEXAGESIMAL.exec(text);
  if (match === null) return null;
  const [, sign, whole, minutes, seconds = '0'] = match;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' ? -size : size;
}
