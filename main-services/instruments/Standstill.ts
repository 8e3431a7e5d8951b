/** Tells how long something has not changed, by the times at which it was read. */
export class Standstill {
  #value: string | null = null;
  #since = 0;

  /** @param at when `value` was read. @returns for how long it has been so, milliseconds */
  lastsMs(value: string, at: number): number {
    if (value !== this.#value) {
      this.#value = value;
      this.#since = at;
    }
    return at - this.#since;
  }
}
