import type { StrategyProblem } from '../../model/alertStrategy.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';

/** Longest text of an attribute. */
const LONGEST_TEXT = 60;

/** Reads and checks the attributes of one element; every problem names the element, the attribute and the value. */
export class AttributeReader {
  readonly #element: XmlElement;
  readonly #place: string;
  readonly #problems: StrategyProblem[];

  /** A misspelt limit must not be silently ignored: an attribute not in `known` is a problem. */
  constructor(element: XmlElement, place: string, known: readonly string[], problems: StrategyProblem[]) {
    this.#element = element;
    this.#place = place;
    this.#problems = problems;
    for (const name of element.attributes.keys()) {
      if (!known.includes(name)) {
        this.#report(
          name,
          `<${element.name}> has an unknown attribute "${name.slice(0, 40)}"; it takes ${known.join(', ')}`,
        );
      }
    }
  }

  has(name: string): boolean {
    return this.#element.attribute(name) !== null;
  }

  text(name: string, fallback?: string, longest = LONGEST_TEXT): string {
    const value = this.#element.attribute(name)?.trim() || fallback;
    if (value === undefined) {
      this.#report(name, `<${this.#element.name}> needs the attribute "${name}"`);
      return '';
    }
    if (value.length > longest)
      this.#report(name, `<${this.#element.name} ${name}> is longer than ${longest} characters`);
    if (/\p{Cc}/u.test(value)) this.#report(name, `<${this.#element.name} ${name}> contains control characters`);
    return value;
  }

  number(name: string, minimum: number, maximum: number, fallback?: number): number {
    const text = this.#element.attribute(name);
    if (text === null && fallback !== undefined) return fallback;
    if (text === null) {
      this.#report(name, `<${this.#element.name}> needs the attribute "${name}"`);
      return minimum;
    }
    const value = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    this.#report(
      name,
      `<${this.#element.name} ${name}="${text.slice(0, 40)}"> must be a number from ${minimum} to ${maximum}`,
    );
    return minimum;
  }

  whole(name: string, minimum: number, maximum: number, fallback?: number): number {
    const value = this.number(name, minimum, maximum, fallback);
    if (!Number.isInteger(value)) this.#report(name, `<${this.#element.name} ${name}> must be a whole number`);
    return value;
  }

  /** One of a list. */
  choice(name: string, choices: readonly string[]): string {
    const value = this.text(name);
    if (value !== '' && !choices.includes(value)) {
      this.#report(name, `<${this.#element.name} ${name}="${value.slice(0, 40)}"> is not one of ${choices.join(', ')}`);
    }
    return value;
  }

  #report(attribute: string, sentence: string): void {
    const where = this.#place === '' ? '' : ` (${this.#place})`;
    this.#problems.push({ place: this.#place, attribute, reason: `${sentence}${where}.` });
  }
}
