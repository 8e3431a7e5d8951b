import type { XmlElement } from '../alerts/voevent/XmlElement.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Reads the attributes of one element; whatever is wrong is noted with its place, and reading goes on with the fallback. */
export class AttributeReader {
  readonly where: string;
  readonly #element: XmlElement;
  readonly #problems: string[];

  constructor(element: XmlElement, where: string, known: readonly string[], problems: string[]) {
    this.#element = element;
    this.where = where;
    this.#problems = problems;
    for (const name of element.attributes.keys()) {
      if (!known.includes(name)) this.note(`unknown attribute "${name}"`);
    }
    if (element.text !== '') this.note(`there is text ("${element.text.slice(0, 40)}") where only elements belong`);
  }

  /** Notes a problem of this element. */
  note(problem: string): void {
    this.#problems.push(`${this.where}: ${problem}`);
  }

  /** The attribute, trimmed; empty when it is missing. */
  text(name: string): string {
    return this.#element.attribute(name)?.trim() ?? '';
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === '') this.note(`${name} is missing`);
    return value;
  }

  number(name: string, fallback?: number): number {
    const text = fallback === undefined ? this.required(name) : this.text(name);
    if (text === '') return fallback ?? 0;
    if (NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
    this.note(`${name} is not a number ("${text}")`);
    return fallback ?? 0;
  }

  /** One of the words given; the first is taken when the attribute is missing. */
  choice<T extends string>(name: string, words: readonly [T, ...T[]]): T {
    const text = this.text(name);
    if (text === '') return words[0];
    const found = words.find((word) => word === text);
    if (found === undefined) this.note(`${name} is "${text}", not ${words.map((word) => `"${word}"`).join(' or ')}`);
    return found ?? words[0];
  }

  /** The children of a name; there may be none of any other name but those said. */
  children(name: string, besides: readonly string[] = []): readonly XmlElement[] {
    for (const child of this.#element.children) {
      if (child.name !== name && !besides.includes(child.name)) this.note(`unknown element <${child.name}>`);
    }
    return this.#element.all(name);
  }
}
