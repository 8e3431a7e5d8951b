/**
 * What SIM_FAULT can bring about.
 * hang: accepts, does nothing, never answers · mute: does what it is told, never answers · rubbish: answers something else than JSON ·
 * truncated: half an answer, then closes · oversized: an answer of 2 MiB · close: drops connections · slow: a byte at a time ·
 * stuck: motions and exposures never end · broken: the device itself reports a fault and refuses ·
 * deaf: acknowledges every command and carries none out; STATUS tells the truth · lying: the dome's motor stands still while its limit
 * switch says CLOSED.
 */
export const FAULTS = [
  'none',
  'hang',
  'mute',
  'rubbish',
  'truncated',
  'oversized',
  'close',
  'slow',
  'stuck',
  'broken',
  'deaf',
  'lying',
] as const;

export type Fault = (typeof FAULTS)[number];

/** The fault of that name; throws an Error with the names there are. */
export function readFault(value: unknown): Fault {
  const fault = FAULTS.find((each) => each === value);
  if (fault === undefined) throw new Error(`"fault" must be one of ${FAULTS.join(', ')}, not ${JSON.stringify(value)}`);
  return fault;
}
