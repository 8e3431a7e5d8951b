import { InvalidReply } from '../errors.ts';
import type { IndiVector } from './IndiVector.ts';
import { indiNumber } from './indiNumber.ts';

/** A number of a vector within bounds, ends included. @throws InvalidReply naming it when it is missing, none, or out of bounds */
export function numberOf(device: string, vector: IndiVector, element: string, from: number, to: number): number {
  const text = vector.elements.get(element)?.text;
  const value = text === undefined ? null : indiNumber(text);
  if (value === null || !(value >= from && value <= to))
    throw new InvalidReply(device, `${vector.name}.${element} "${text ?? ''}" is not a number within ${from} … ${to}`);
  return value;
}

/** Whether a switch of a vector is on; false also when there is none. */
export function isOn(vector: IndiVector | undefined, element: string): boolean {
  return vector?.elements.get(element)?.text === 'On';
}
