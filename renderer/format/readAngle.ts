/** What was typed, understood or refused with a sentence. */
export type Typed = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: string };

const SIGNS = /[\u2212\u2013]/g;
const PART = /^[+-]?\d+(\.\d+)?$/;

interface Range {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** A right ascension typed as "4:38:12.6", "4 38 12.6" or "4h38m12.6s" (hours), or as plain degrees "69.55". */
export function readRightAscension(text: string): Typed {
  const parts = split(text, /[:hms\s]+/i);
  const range = { name: 'Right ascension', minimum: 0, maximum: 360 };
  if (!parts) return refuse('Type hours as 04:38:12.6 or degrees as 69.55.');
  if (parts.length === 1) return checked(parts[0] ?? Number.NaN, range);
  const hours = sexagesimal(parts);
  if (hours === null) return refuse('Minutes and seconds run from 0 to 59.');
  if (hours < 0 || hours >= 24) return refuse('Right ascension runs from 00:00:00 to 23:59:59.');
  return checked(hours * 15, range);
}

/** A declination typed as "+11:24:37", "-18 04 30" or as degrees "11.41". */
export function readDeclination(text: string): Typed {
  const parts = split(text, /[:d°'′"″ms\s]+/i);
  const range = { name: 'Declination', minimum: -90, maximum: 90 };
  if (!parts) return refuse('Type degrees as +11:24:37 or 11.41.');
  const value =
    parts.length === 1 ? (parts[0] ?? Number.NaN) : sexagesimal(parts, text.trim().replace(SIGNS, '-').startsWith('-'));
  if (value === null) return refuse('Minutes and seconds run from 0 to 59.');
  return checked(value, range);
}

/** Plain degrees within a range, the upper end excluded when it is a full turn. */
export function readDegrees(text: string, range: Range): Typed {
  const parts = split(text, /[°\s]+/);
  if (parts?.length !== 1) return refuse('Type degrees as a number, for example 62.5.');
  return checked(parts[0] ?? Number.NaN, range);
}

function split(text: string, separator: RegExp): number[] | null {
  const parts = text
    .trim()
    .replace(SIGNS, '-')
    .replace(',', '.')
    .split(separator)
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 3 || !parts.every((part) => PART.test(part))) return null;
  return parts.map(Number);
}

function sexagesimal(parts: readonly number[], negative = false): number | null {
  const [whole = 0, minutes = 0, seconds = 0] = parts;
  if (minutes < 0 || minutes >= 60 || seconds < 0 || seconds >= 60) return null;
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600;
  return negative || whole < 0 ? -size : size;
}

function checked(value: number, { name, minimum, maximum }: Range): Typed {
  const fullTurn = maximum - minimum === 360;
  if (value < minimum || value > maximum || (fullTurn && value === maximum))
    return refuse(`${name} runs from ${String(minimum).replace('-', '\u2212')}° to ${maximum}°.`);
  return { ok: true, value };
}

function refuse(reason: string): Typed {
  return { ok: false, reason };
}
