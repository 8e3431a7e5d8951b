/** Seeded random numbers (mulberry32, public domain, T. Ettinger): the same seed gives the same sky. */
export class Randomness {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Uniform 32 bits. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** Uniform, 0 ≤ answer < 1. */
  uniform(): number {
    return this.bits() / 2 ** 32;
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }
}
