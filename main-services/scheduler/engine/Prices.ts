import type { ForcedIn } from '../ForcedIn.ts';
import { Chain } from './Chain.ts';
import type { CompiledProblem } from './CompiledProblem.ts';
import { Ejection } from './Ejection.ts';
import { densities, possibleOnes, tierKey } from './greedy.ts';
import { RandomNumbers } from './RandomNumbers.ts';
import { NO_WHIM, Refill } from './Refill.ts';
import { sortedByKey } from './sortedByKey.ts';

/** Works out what it would cost to force sequences into one plan, one at a time. */
export class Prices {
  readonly #compiled: CompiledProblem;
  readonly plan: Chain;
  readonly #trial: Chain;
  readonly #ejection: Ejection;
  readonly #refill: Refill;
  readonly #order: Int32Array;

  constructor(plan: Chain) {
    this.#compiled = plan.compiled;
    this.plan = plan;
    this.#trial = new Chain(plan.compiled);
    this.#ejection = new Ejection(plan.compiled, null);
    this.#refill = new Refill(plan.compiled, new RandomNumbers(1));
    const keys = densities(plan.compiled);
    this.#order = sortedByKey(possibleOnes(plan.compiled), (i) => tierKey(plan.compiled, i, keys));
  }

  priceOf(i: number): ForcedIn {
    const { problem, source, possible, scalarWeight, duration } = this.#compiled;
    const idOf = (index: number) => problem.sequences[source[index] as number]?.id ?? '';
    const id = idOf(i);
    const plan = this.plan;
    const trial = this.#trial;
    trial.copyFrom(plan);
    if (possible[i] === 0 || !this.#ejection.forceIn(trial, i, this.#refill)) {
      return { id, valueLost: this.#lost(trial, plan), displaced: [], start: null, breaksTier: false };
    }
    // What is left of its room is filled again without moving it out.
    this.#refill.fill(trial, this.#order, this.#order.length, NO_WHIM);
    const displaced: number[] = [];
    let breaksTier = false;
    for (let k = 0; k < plan.length; k++) {
      const other = plan.order[k] as number;
      if (trial.planned[other] === 1) continue;
      displaced.push(other);
    }
    for (let t = 0; t < (this.#compiled.tier[i] as number); t++) {
      if ((trial.values[t] as number) < (plan.values[t] as number)) breaksTier = true;
    }
    displaced.sort(
      (a, b) =>
        (scalarWeight[b] as number) - (scalarWeight[a] as number) || (duration[b] as number) - (duration[a] as number),
    );
    let start: number | null = null;
    for (let k = 0; k < trial.length; k++) if (trial.order[k] === i) start = trial.earliest[k] as number;
    return { id, valueLost: this.#lost(trial, plan), displaced: displaced.map(idOf), start, breaksTier };
  }

  /** Weights are worths but for fillers, which are worth what they bring, not what they fill. */
  #lost(trial: Chain, plan: Chain): number {
    let lost = 0;
    for (let t = 0; t < plan.values.length; t++) {
      if (this.#compiled.tierNames[t] !== 'filler') lost += (plan.values[t] as number) - (trial.values[t] as number);
    }
    return lost;
  }
}
