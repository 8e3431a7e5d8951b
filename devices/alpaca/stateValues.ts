import { InvalidReply } from '../errors.ts';

/** Longer lists of values are not those of a device. */
const MOST_VALUES = 1_000;

/**
 * The values of a DeviceState answer by member, in the letters of a path ("RightAscension" -> "rightascension"). A value that failed is
 * left out by the device, and here too: who needs it asks for it and hears why.
 * @throws InvalidReply when it is no such list
 */
export function stateValues(device: string, state: unknown): ReadonlyMap<string, unknown> {
  if (!Array.isArray(state) || state.length > MOST_VALUES)
    throw new InvalidReply(device, 'devicestate is not a list of values');
  const values = new Map<string, unknown>();
  for (const entry of state as readonly unknown[]) {
    if (typeof entry !== 'object' || entry === null)
      throw new InvalidReply(device, 'devicestate has a value without a name');
    const { Name, Value } = entry as Readonly<Record<string, unknown>>;
    if (typeof Name !== 'string') throw new InvalidReply(device, 'devicestate has a value without a name');
    if (Value !== null && Value !== undefined) values.set(Name.toLowerCase(), Value);
  }
  return values;
}
