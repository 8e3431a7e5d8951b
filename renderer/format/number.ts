/** What stands where a value is not known. */
export const UNKNOWN = '--';

const MINUS = '\u2212';

/** A number with a true minus sign and fixed decimals; never "−0.0". Null or not finite: "--". */
export function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Like `fixed`, with a plus sign before positive values. */
export function signed(value: number | null | undefined, decimals: number): string {
  const text = fixed(value, decimals);
  return value !== null && value !== undefined && value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** Nobody needs tenths of these. */
const WHOLE_UNITS = ['%', 'percent', 's', '°', 'degrees', 'bool'];

/** Decimals that suit a measured value and its unit: humidity in whole percent, everything else to one tenth. */
export function measured(value: number | string | null | undefined, unit: string): string {
  if (typeof value === 'string') return value;
  return fixed(value, WHOLE_UNITS.includes(unit) ? 0 : 1);
}
