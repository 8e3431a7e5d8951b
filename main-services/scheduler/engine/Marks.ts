import type { Prospects } from './Prospects.ts';
import { RandomNumbers } from './RandomNumbers.ts';

/** Marks are sums of random numbers below 2⁴⁴, exact in a double: two states share one about once in 10¹³. */
const SPAN = 4_194_304;

/** Numbers that tell the states of ways apart: what was used and could still be used again, and what has been spent. */
export class Marks {
  readonly #prospects: Prospects;
  readonly #own: Float64Array;
  /** For every second spent of an account. */
  readonly #second: Float64Array;
  /** It is remembered even when it is closed: others depend on it. */
  readonly #lasting: Uint8Array;

  constructor(prospects: Prospects) {
    const { compiled } = prospects;
    const { units } = compiled;
    const random = new RandomNumbers(1);
    const number = () => random.below(SPAN) * SPAN + random.below(SPAN);
    this.#prospects = prospects;
    this.#own = Float64Array.from({ length: compiled.count }, number);
    this.#second = Float64Array.from(compiled.granted, () => random.below(SPAN));
    this.#lasting = new Uint8Array(compiled.count);
    for (let i = 0; i < compiled.count; i++) {
      const unit = units.ofSequence[i] as number;
      const members = (units.first[unit + 1] as number) - (units.first[unit] as number);
      const followers = (units.firstFollower[unit + 1] as number) - (units.firstFollower[unit] as number);
      if (members > 1 || followers > 0) this.#lasting[i] = 1;
    }
  }

  /** The mark of a way at tick `at`, from its mark at tick t, when it uses i meanwhile (−1 = nothing). */
  after(mark: number, t: number, at: number, i: number, isUsed: (other: number) => boolean): number {
    const { closing, closedBefore } = this.#prospects;
    let sum = i < 0 ? mark : mark + (this.#own[i] as number) + this.#spent(i);
    const end = closedBefore[at] as number;
    for (let m = closedBefore[t] as number; m < end; m++) {
      const other = closing[m] as number;
      if (this.#lasting[other] === 0 && (other === i || isUsed(other))) sum -= this.#own[other] as number;
    }
    return sum;
  }

  #spent(i: number): number {
    const { programmeAccount, userAccount, duration } = this.#prospects.compiled;
    const [programme, user] = [programmeAccount[i] as number, userAccount[i] as number];
    const perSecond =
      (programme < 0 ? 0 : (this.#second[programme] as number)) + (user < 0 ? 0 : (this.#second[user] as number));
    return (duration[i] as number) * perSecond;
  }
}
