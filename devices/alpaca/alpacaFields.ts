import { InvalidReply } from '../errors.ts';
import { excerpt } from '../transport/excerpt.ts';

const shown = (value: unknown) => excerpt(JSON.stringify(value) ?? String(value));

/** A number within bounds. @throws InvalidReply naming it */
export function numberIn(device: string, what: string, value: unknown, from: number, to: number): number {
  if (typeof value === 'number' && value >= from && value <= to) return value;
  throw new InvalidReply(device, `${what} is ${shown(value)}, not a number within ${from} … ${to}`);
}

/** A whole number within bounds. @throws InvalidReply naming it */
export function integerIn(device: string, what: string, value: unknown, from: number, to: number): number {
  if (Number.isInteger(value)) return numberIn(device, what, value, from, to);
  throw new InvalidReply(device, `${what} is ${shown(value)}, not a whole number`);
}

/** @throws InvalidReply naming it */
export function booleanIn(device: string, what: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new InvalidReply(device, `${what} is ${shown(value)}, neither true nor false`);
}

/** @throws InvalidReply naming it */
export function textIn(device: string, what: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new InvalidReply(device, `${what} is ${shown(value)}, not a text`);
}

/** A list of texts, at most so many. @throws InvalidReply naming it */
export function textsIn(device: string, what: string, value: unknown, most: number): readonly string[] {
  if (Array.isArray(value) && value.length <= most && value.every((one) => typeof one === 'string')) return value;
  throw new InvalidReply(device, `${what} is ${shown(value)}, not a list of texts`);
}
