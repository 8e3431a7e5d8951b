import type { IndiKind } from './IndiVector.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replaceAll(/[<>&"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** Asks for a device's properties, or for one of them: its driver defines them anew, with what they are now. */
export function askProperties(device: string, name?: string): string {
  const of = name === undefined ? '' : ` name="${escaped(name)}"`;
  return `<getProperties version="1.7" device="${escaped(device)}"${of}/>\n`;
}

/** Whether the server sends a device's BLOBs over this connection. */
export function enableBlobs(device: string, which: 'Never' | 'Also' | 'Only'): string {
  return `<enableBLOB device="${escaped(device)}">${which}</enableBLOB>\n`;
}

/** A new value for every element of a vector; numbers are written shortest, with a point. */
export function newVector(
  kind: Exclude<IndiKind, 'Light' | 'BLOB'>,
  device: string,
  name: string,
  values: Readonly<Record<string, string | number | boolean>>,
): string {
  const elements = Object.entries(values).map(([element, value]) => {
    const text = typeof value === 'boolean' ? (value ? 'On' : 'Off') : String(value);
    return `<one${kind} name="${escaped(element)}">${escaped(text)}</one${kind}>`;
  });
  return `<new${kind}Vector device="${escaped(device)}" name="${escaped(name)}">${elements.join('')}</new${kind}Vector>\n`;
}
