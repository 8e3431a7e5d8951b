/** Reads fields of a JSON object that strangers wrote: whatever is of another kind than asked for is missing. */
export class JsonFields {
  readonly #object: Readonly<Record<string, unknown>>;

  constructor(object: object) {
    this.#object = object as Record<string, unknown>;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#object, name);
  }

  raw(name: string): unknown {
    return this.has(name) ? this.#object[name] : undefined;
  }

  text(name: string): string | null {
    const value = this.raw(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  number(name: string): number | null {
    const value = this.raw(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  flag(name: string): boolean | null {
    const value = this.raw(name);
    return typeof value === 'boolean' ? value : null;
  }

  /** A list's texts and numbers as texts; a single one counts as a list of one. */
  texts(name: string): readonly string[] {
    const value = this.raw(name);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.flatMap((one) =>
      typeof one === 'number' || (typeof one === 'string' && one.trim() !== '') ? String(one).trim() : [],
    );
  }

  /** A list's numbers; a single one counts as a list of one. */
  numbers(name: string): readonly number[] {
    const value = this.raw(name);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
  }

  /** An object inside; an empty one when there is none. */
  inside(name: string): JsonFields {
    const value = this.raw(name);
    return new JsonFields(typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
  }

  names(): readonly string[] {
    return Object.keys(this.#object);
  }
}
