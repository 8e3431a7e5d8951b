import { readRoot } from './readRoot.ts';

const ROLES: ReadonlySet<string> = new Set(['observation', 'prediction', 'utility', 'test']);

/** What a broker needs to know of an event: its name, or why it is refused in so many words. */
export type VoEventReading = { readonly ivorn: string } | { readonly rejected: string };

/** Reads the root of a VOEvent as the real broker does; throws an Error when it is none (the broker then closes without an answer). */
export function readVoEvent(xml: string): VoEventReading {
  const { localName, attributes } = readRoot(xml);
  const role = attributes.get('role') ?? 'observation';
  if (localName !== 'VOEvent') throw new Error(`the root is ${localName}, not VOEvent`);
  if (!ROLES.has(role)) throw new Error(`the role "${role}" does not exist`);
  const ivorn = attributes.get('ivorn')?.trim() ?? '';
  if (attributes.get('version') !== '2.0') return { rejected: 'Event rejected: not version 2.0' };
  if (!/^ivo:\/\/[^/#\s]+/.test(ivorn)) return { rejected: `Event rejected: Invalid IVOID: ${ivorn}` };
  if (!/#\S+$/.test(ivorn)) return { rejected: 'Event rejected: No per-event local ID' };
  return { ivorn };
}
