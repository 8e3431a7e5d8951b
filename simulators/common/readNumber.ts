/** A finite number within limits; throws an Error that names the parameter. */
export function readNumber(value: unknown, name: string, lowest: number, highest: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(`"${name}" must be a number, not ${JSON.stringify(value) ?? 'missing'}`);
  }
  if (value < lowest || value > highest) throw new Error(`"${name}" is ${value}, outside ${lowest} … ${highest}`);
  return value;
}
