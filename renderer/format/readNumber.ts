import type { Typed } from './readAngle.ts';

interface Range {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string;
  readonly whole?: boolean;
}

/** A plain number within a range, with a comma or a point; wrong entries are refused with a sentence. */
export function readNumber(text: string, { name, minimum, maximum, unit = '', whole = false }: Range): Typed {
  const tidy = text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(',', '.');
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(tidy) ? Number(tidy) : Number.NaN;
  const end = unit === '' ? '' : ` ${unit}`;
  if (!Number.isFinite(value)) return { ok: false, reason: `${name} is a number.` };
  if (whole && !Number.isInteger(value)) return { ok: false, reason: `${name} is a whole number.` };
  if (value < minimum || value > maximum)
    return { ok: false, reason: `${name} runs from ${signed(minimum)} to ${signed(maximum)}${end}.` };
  return { ok: true, value };
}

const signed = (value: number) => String(value).replace('-', '\u2212');
