/** Anything farther from the origin of time than about 1900 years is a slip of the pen, and would not be whole seconds any more. */
const FARTHEST_MINUTES = 1e9;
/** How much of a wrong value a fault repeats. */
const MOST_SHOWN = 40;

/** Reads fields of parsed JSON and collects every fault with the place where it is, instead of stopping at the first. */
export class Reading {
  readonly faults: string[] = [];

  fault(words: string): void {
    this.faults.push(words);
  }

  object(value: unknown, where: string): Readonly<Record<string, unknown>> | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.fault(`${where} must be an object, not ${shown(value)}`);
    return null;
  }

  list(value: unknown, where: string, optional: boolean): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (!(optional && (value === undefined || value === null)))
      this.fault(`${where} must be a list, not ${shown(value)}`);
    return [];
  }

  text(value: unknown, where: string): string {
    if (typeof value === 'string' && value !== '') return value;
    this.fault(`${where} must be a text that is not empty, not ${shown(value)}`);
    return '';
  }

  optionalText(value: unknown, where: string): string | null {
    return value === undefined || value === null ? null : this.text(value, where);
  }

  oneOf<Word extends string>(value: unknown, words: readonly [Word, ...Word[]], where: string): Word {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    this.fault(`${where} must be ${words.map((word) => `"${word}"`).join(' or ')}, not ${shown(value)}`);
    return words[0];
  }

  number(
    value: unknown,
    where: string,
    { atLeast = Number.NEGATIVE_INFINITY, atMost = FARTHEST_MINUTES } = {},
  ): number {
    const least = Math.max(atLeast, -FARTHEST_MINUTES);
    if (typeof value === 'number' && value >= least && value <= atMost) return value;
    const limits = least > -FARTHEST_MINUTES ? ` from ${least} to ${atMost}` : '';
    this.fault(`${where} must be a number${limits}, not ${shown(value)}`);
    return Math.max(0, least);
  }

  positive(value: unknown, where: string, what: string): number {
    if (typeof value === 'number' && value > 0 && value <= FARTHEST_MINUTES) return value;
    this.fault(`${where} must be ${what} above 0, not ${shown(value)}`);
    return 1;
  }

  /** `[start, end]` or `{start, end}`; an empty span is one too. */
  span(value: unknown, where: string): { readonly start: number; readonly end: number } {
    const [from, to] = Array.isArray(value) && value.length === 2 ? value : bounds(value);
    if (from === undefined && to === undefined) {
      this.fault(`${where} must be a start and an end, not ${shown(value)}`);
      return { start: 0, end: 0 };
    }
    const start = this.number(from, `${where} start`);
    const end = this.number(to, `${where} end`);
    if (end >= start) return { start, end };
    this.fault(`${where} ends (${end}) before it starts (${start})`);
    return { start, end: start };
  }
}

function bounds(value: unknown): readonly [unknown, unknown] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [undefined, undefined];
  const { start, end } = value as Record<string, unknown>;
  return [start, end];
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
