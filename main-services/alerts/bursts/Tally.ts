/** Counts names; a name whose count is back at zero is gone. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  remove(name: string): void {
    const left = (this.#counts.get(name) ?? 0) - 1;
    if (left > 0) this.#counts.set(name, left);
    else this.#counts.delete(name);
  }

  /** Each name once. */
  names(): Iterable<string> {
    return this.#counts.keys();
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }
}
