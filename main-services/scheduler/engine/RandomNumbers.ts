/** Random numbers of our own (xorshift, Marsaglia 2003), so that a seed means the same plan on every machine. */
export class RandomNumbers {
  #state = 1;

  constructor(seed: number) {
    this.seed(seed);
  }

  seed(seed: number): void {
    // Spread first: small seeds differ in few bits only (finaliser of MurmurHash3).
    let h = (Math.trunc(seed) ^ 0x9e3779b9) | 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    this.#state = (h ^ (h >>> 16)) | 0 || 1;
  }

  /** 0 … below 1, in steps of 2⁻³². */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) / 4294967296;
  }

  /** 0 … below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
