import type { Typed } from './readAngle.ts';

/** A whole number within a range, both ends included. */
export function readWhole(
  text: string,
  { name, minimum, maximum }: { readonly name: string; readonly minimum: number; readonly maximum: number },
): Typed {
  const plain = text.trim().replace(/[\u2212\u2013]/g, '-');
  const value = Number(plain);
  if (/^[+-]?\d+$/.test(plain) && value >= minimum && value <= maximum) return { ok: true, value };
  return { ok: false, reason: `${name} is a whole number from ${minimum} to ${maximum}.` };
}
