import type { PlanOptions, PreviousPlan, RepairResult } from '../PlanOptions.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { certify } from './certify.ts';
import { disturbanceOf } from './disturbanceOf.ts';
import { favourPrevious } from './favourPrevious.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { Improver } from './Improver.ts';
import { Prices } from './Prices.ts';
import { placeStarts, preferredStarts } from './placeStarts.ts';
import { repairChain } from './repairChain.ts';
import { resultOf } from './resultOf.ts';

/** Nothing is moved for less time gained than this. */
const TRIFLE_SECONDS = 60;

/** An improvement that would drop more than this share of a plan, and more than one, is not made, unless the repair alone does. */
const MOST_DROPPED = 0.14;

/** A compiled problem with an earlier plan repaired for it. */
export class RepairRun {
  readonly compiled: CompiledProblem;
  readonly isUnchanged: boolean;
  readonly #previous: PreviousPlan;
  #best: Chain;
  #improver: Improver | null = null;
  #result: RepairResult | null = null;
  #prices: Prices | null = null;

  constructor(compiled: CompiledProblem, previous: PreviousPlan) {
    this.compiled = compiled;
    this.#previous = previous;
    const { chain, hasChanged } = repairChain(compiled, previous);
    this.#best = chain;
    this.isUnchanged =
      !hasChanged && previous.fingerprint !== null && previous.fingerprint === fingerprintOf(compiled.problem);
  }

  improve(options: PlanOptions): void {
    if (this.isUnchanged) return;
    const { compiled } = this;
    const favoured = favourPrevious(this.#previous, this.#best, this.#place(this.#best));
    const start = new Chain(favoured);
    start.adopt(this.#best.order.subarray(0, this.#best.length));
    const improver = new Improver(compiled, options.seed ?? 1, start);
    improver.improve(options, (fraction) => options.onProgress?.(improver.progress(fraction)));
    const better = improver.plan();
    const { still, dropped } = this.#dropped(better);
    const isTooMuch = dropped > Math.max(this.#dropped(this.#best).dropped, 1, Math.floor(MOST_DROPPED * still));
    if (!isTooMuch) this.#best = better;
    this.#improver = improver;
    this.#result = null;
    this.#prices = null;
  }

  result(): RepairResult {
    this.#result ??= this.#makeResult();
    return this.#result;
  }

  prices(): Prices {
    this.#prices ??= new Prices(this.#best);
    return this.#prices;
  }

  #makeResult(): RepairResult {
    const chain = this.#best;
    const improver = this.#improver;
    const certificate = certify(chain, (tier) => improver?.bound(tier) ?? Number.POSITIVE_INFINITY);
    const result = resultOf(chain, this.#place(chain), certificate, improver?.iterations ?? 0);
    // Lazy properties stay lazy: the result is extended, not copied.
    return Object.assign(result, { disturbance: disturbanceOf(this.compiled, this.#previous, result.planned) });
  }

  /**
   * What stays in the plan stays where it was, as far as that is possible; but for what may come clearly earlier and does not wish
   * to start at a time of its own: the telescope does not wait for the start of a sequence when it has become free before.
   */
  #place(chain: Chain): Float64Array {
    const wishes = preferredStarts(chain);
    const former = new Map(this.#previous.planned.map(({ id, start }) => [this.compiled.indexOf.get(id), start]));
    for (let k = 0; k < chain.length; k++) {
      const i = chain.order[k] as number;
      const start = former.get(i);
      if (start === undefined) continue;
      const gained = start - chain.firstStart(i, chain.earliest[k] as number);
      if (this.isUnchanged || !Number.isNaN(wishes[i] as number) || gained <= TRIFLE_SECONDS) wishes[i] = start;
    }
    return placeStarts(chain, wishes);
  }

  /** How much was planned and could still be, and how much of it is not in a plan. */
  #dropped(chain: Chain): { readonly still: number; readonly dropped: number } {
    let still = 0;
    let dropped = 0;
    for (const { id } of this.#previous.planned) {
      const i = this.compiled.indexOf.get(id);
      if (i === undefined || (this.compiled.possible[i] === 0 && this.compiled.locked[i] === 0)) continue;
      still++;
      dropped += 1 - (chain.planned[i] as number);
    }
    return { still, dropped };
  }
}
