import type { IndiMessage, IndiPart } from './IndiMessage.ts';
import type { IndiElement, IndiKind, IndiState, IndiVector } from './IndiVector.ts';
import { indiNumber } from './indiNumber.ts';

const STATES: readonly IndiState[] = ['Idle', 'Ok', 'Busy', 'Alert'];
const VECTOR = /^(def|set)(Number|Switch|Text|Light|BLOB)Vector$/;

/** What a message changed: the vector as it is now; null when it was deleted. */
export interface IndiChange {
  readonly name: string;
  readonly vector: IndiVector | null;
  /** Defined (and so answered to a question), or told anew. */
  readonly kind: 'defined' | 'set' | 'deleted';
}

/**
 * The properties of one device, as messages define, change and delete them. What is set without having been defined is
 * ignored: drivers do that with properties that they have deleted.
 */
export class IndiProperties {
  readonly #device: string;
  readonly #vectors = new Map<string, IndiVector>();

  constructor(device: string) {
    this.#device = device;
  }

  get(name: string): IndiVector | undefined {
    return this.#vectors.get(name);
  }

  clear(): void {
    this.#vectors.clear();
  }

  /** Takes a message in; answers what it changed of this device. Messages of other devices, and unknown ones, change nothing. */
  apply(message: IndiMessage, at: number): readonly IndiChange[] {
    const { device, name } = message.attributes;
    if (device !== this.#device) return [];
    if (message.tag === 'delProperty') return this.#delete(name);
    const [, verb, kind] = VECTOR.exec(message.tag) ?? [];
    if (name === undefined || verb === undefined) return [];
    const former = this.#vectors.get(name);
    // A connection for images alone is told no definitions.
    if (verb === 'set' && former === undefined && kind !== 'BLOB') return [];
    const state = STATES.find((one) => one === message.attributes.state) ?? former?.state ?? 'Idle';
    const elements = new Map(verb === 'set' ? former?.elements : []);
    for (const part of message.parts) {
      const element = elementOf(part, elements.get(part.attributes.name ?? ''));
      if (part.attributes.name !== undefined) elements.set(part.attributes.name, element);
    }
    const vector = { kind: former?.kind ?? (kind as IndiKind), name, state, elements, at };
    this.#vectors.set(name, vector);
    return [{ name, vector, kind: verb === 'def' ? 'defined' : 'set' }];
  }

  #delete(name: string | undefined): readonly IndiChange[] {
    const names = name === undefined ? [...this.#vectors.keys()] : [name];
    for (const one of names) this.#vectors.delete(one);
    return names.map((one) => ({ name: one, vector: null, kind: 'deleted' }));
  }
}

function elementOf(part: IndiPart, former: IndiElement | undefined): IndiElement {
  const { min, max, format } = part.attributes;
  return {
    text: part.text,
    min: min === undefined ? (former?.min ?? null) : indiNumber(min),
    max: max === undefined ? (former?.max ?? null) : indiNumber(max),
    blob: part.blob === null ? null : { bytes: part.blob, format: format ?? '' },
  };
}
