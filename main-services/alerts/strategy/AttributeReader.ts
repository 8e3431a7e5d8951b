import type { XmlElement } from '../voevent/XmlElement.ts';
import { StrategyRefused } from './StrategyRefused.ts';

/** Reads and checks the attributes of one element; every refusal names the element, the attribute and the value. */
export class AttributeReader {
  readonly #element: XmlElement;

  /** @throws StrategyRefused when the element has an attribute not in `known`: a misspelt limit must not be silently ignored */
  constructor(element: XmlElement, known: readonly string[]) {
    this.#element = element;
    for (const name of element.attributes.keys()) {
      if (!known.includes(name)) throw new StrategyRefused(`<${element.name}> has an unknown attribute "${name}".`);
    }
  }

  text(name: string, fallback?: string): string {
    const value = this.#element.attribute(name)?.trim() || fallback;
    if (value === undefined) throw new StrategyRefused(`<${this.#element.name}> needs the attribute "${name}".`);
    if (value.length > 60) throw new StrategyRefused(`<${this.#element.name} ${name}> is longer than 60 characters.`);
    return value;
  }

  number(name: string, minimum: number, maximum: number, fallback?: number): number {
    const text = this.#element.attribute(name);
    if (text === null && fallback !== undefined) return fallback;
    const value = Number(text?.trim() || Number.NaN);
    if (!(value >= minimum && value <= maximum)) {
      throw new StrategyRefused(
        `<${this.#element.name} ${name}="${text ?? ''}"> must be a number from ${minimum} to ${maximum}.`,
      );
    }
    return value;
  }

  whole(name: string, minimum: number, maximum: number, fallback?: number): number {
    const value = this.number(name, minimum, maximum, fallback);
    if (!Number.isInteger(value)) throw new StrategyRefused(`<${this.#element.name} ${name}> must be a whole number.`);
    return value;
  }
}
