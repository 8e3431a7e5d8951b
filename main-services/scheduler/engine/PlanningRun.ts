import type { PlanOptions } from '../PlanOptions.ts';
import type { PlanResult } from '../PlanResult.ts';
import { placeByMerit } from '../placing/placeByMerit.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { certify } from './certify.ts';
import { densities, greedy, possibleOnes, tierKey } from './greedy.ts';
import { Improver } from './Improver.ts';
import { Prices } from './Prices.ts';
import { placeStarts, preferredStarts } from './placeStarts.ts';
import { RandomNumbers } from './RandomNumbers.ts';
import { NO_WHIM, Refill } from './Refill.ts';
import { resultOf } from './resultOf.ts';
import { sortedByKey } from './sortedByKey.ts';
import { towardsWishes } from './towardsWishes.ts';

/** A compiled problem with its best plan so far: everything a planner does, on indices. */
export class PlanningRun {
  readonly compiled: CompiledProblem;
  #best: Chain;
  #improver: Improver | null = null;
  #iterations = 0;
  #result: PlanResult | null = null;
  #prices: Prices | null = null;

  constructor(compiled: CompiledProblem) {
    this.compiled = compiled;
    this.#best = greedy(compiled, new Refill(compiled, new RandomNumbers(1)));
  }

  get best(): Chain {
    return this.#best;
  }

  improve(options: PlanOptions): void {
    const improver = this.#improver ?? new Improver(this.compiled, options.seed ?? 1, this.#best);
    if (this.#improver !== null && options.seed !== undefined) improver.reseed(options.seed);
    this.#improver = improver;
    improver.improve(options, (fraction) => options.onProgress?.(improver.progress(fraction)));
    this.#best = improver.plan();
    this.#iterations = improver.iterations;
    this.#result = null;
    this.#prices = null;
    options.onProgress?.(improver.progress(1));
  }

  result(): PlanResult {
    this.#result ??= this.#makeResult();
    return this.#result;
  }

  prices(): Prices {
    this.result();
    this.#prices ??= new Prices(this.#best);
    return this.#prices;
  }

  #makeResult(): PlanResult {
    const { compiled } = this;
    const chain = new Chain(compiled);
    chain.copyFrom(this.#best);
    const keys = densities(compiled);
    const ones = possibleOnes(compiled);
    new Refill(compiled, new RandomNumbers(1)).fill(
      chain,
      sortedByKey(ones, (i) => tierKey(compiled, i, keys)),
      ones.length,
      NO_WHIM,
    );
    const starts = this.#place(chain);
    this.#best = chain;
    const bound = (tier: number) => this.#improver?.bound(tier) ?? Number.POSITIVE_INFINITY;
    return resultOf(chain, starts, certify(chain, bound), this.#iterations);
  }

  /** The starts, and the order where another one suits the sequences better. */
  #place(chain: Chain): Float64Array {
    const byMerit = placeByMerit(chain);
    if (byMerit !== null) {
      chain.adopt(byMerit.map(({ i }) => i));
      return Float64Array.from(byMerit, ({ start }) => start);
    }
    const wishes = preferredStarts(chain);
    towardsWishes(chain, wishes);
    return placeStarts(chain, wishes);
  }
}
