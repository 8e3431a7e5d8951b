import { InvalidReply } from '../errors.ts';
import { excerpt } from './excerpt.ts';
import { parseInstant } from './parseInstant.ts';

/** Longer words than this are not words. */
const LONGEST_TEXT = 200;

/** Reads the fields of one object of a reply, and throws an InvalidReply with the field's path for each that is not as promised. */
export class ReplyFields {
  readonly #device: string;
  readonly #path: string;
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(device: string, path: string, object: unknown) {
    this.#device = device;
    this.#path = path;
    if (typeof object !== 'object' || object === null || Array.isArray(object)) {
      throw new InvalidReply(device, `${path} is not an object: ${shown(object)}`);
    }
    this.#fields = object as Record<string, unknown>;
  }

  /** A number within bounds, ends included. */
  number(name: string, from: number, to: number): number {
    const value = this.#fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.#refuse(name, 'is not a number', value);
    if (value < from || value > to) return this.#refuse(name, `is not within ${from} … ${to}`, value);
    return value;
  }

  integer(name: string, from: number, to: number): number {
    const value = this.number(name, from, to);
    return Number.isInteger(value) ? value : this.#refuse(name, 'is not a whole number', value);
  }

  /** An angle in [0, 360); a full turn, which rounding can make, is 0. */
  turn(name: string): number {
    return this.number(name, 0, 360) % 360;
  }

  /** The same reading, or null where the reply says null. */
  orNull<T>(name: string, read: () => T): T | null {
    return this.#fields[name] === null ? null : read();
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== 'string' || value.length > LONGEST_TEXT)
      return this.#refuse(name, 'is not a short text', value);
    return value;
  }

  texts(name: string, most: number): string[] {
    const value = this.#fields[name];
    const fine =
      Array.isArray(value) &&
      value.length <= most &&
      value.every((text) => typeof text === 'string' && text.length <= LONGEST_TEXT);
    return fine ? (value as string[]) : this.#refuse(name, `is not a list of at most ${most} texts`, value);
  }

  oneOf<T extends string>(name: string, words: readonly T[]): T {
    const value = this.#fields[name];
    return words.find((word) => word === value) ?? this.#refuse(name, `is none of ${words.join(', ')}`, value);
  }

  flag(name: string): boolean {
    const value = this.#fields[name];
    return typeof value === 'boolean' ? value : this.#refuse(name, 'is neither true nor false', value);
  }

  /** An ISO date as milliseconds since the Unix epoch; without a zone it is UTC. */
  instant(name: string): number {
    const value = this.#fields[name];
    const at = typeof value === 'string' ? parseInstant(value) : null;
    return at ?? this.#refuse(name, 'is not an ISO date', value);
  }

  #refuse(name: string, fault: string, value: unknown): never {
    throw new InvalidReply(this.#device, `${this.#path}.${name} ${fault}: ${shown(value)}`);
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : excerpt(JSON.stringify(value));
}
