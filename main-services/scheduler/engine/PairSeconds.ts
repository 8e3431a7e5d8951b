import type { OverheadModel, PlannableSequence } from '../PlanningProblem.ts';
import { overheadBetween } from '../rules/overhead.ts';

/** Up to so many sequences the pairs asked for are remembered: 1500² 4-byte numbers are 9 MB. */
const REMEMBERED = 1500;

/** Seconds between the end of one sequence and the start of another one, by index. */
export class PairSeconds {
  /** The same for every pair, beside the second one's own; −1 = it depends on the pair. */
  readonly constant: number;
  /** What passes at least before every sequence that is not the first one. */
  readonly base: number;
  /** Needed by each before it starts. */
  readonly own: Float64Array;
  readonly #model: OverheadModel;
  readonly #sequences: readonly PlannableSequence[];
  readonly #known: Int32Array | null;
  readonly #count: number;
  /** The shortest slew there can be to each, where it depends on the pair. */
  readonly #nearest: Float64Array | null;

  constructor(sequences: readonly PlannableSequence[], model: OverheadModel) {
    this.#model = model;
    this.#sequences = sequences;
    this.#count = sequences.length;
    this.constant = model.kind === 'constant' ? model.seconds : -1;
    this.base = model.kind === 'constant' ? model.seconds : model.baseSeconds;
    this.own = new Float64Array(sequences.length);
    for (let i = 0; i < sequences.length; i++) this.own[i] = sequences[i]?.overheadSeconds ?? 0;
    this.#nearest = model.kind === 'slew' ? leastSlews(sequences, model.stepSeconds) : null;
    const remember = this.constant < 0 && sequences.length <= REMEMBERED;
    this.#known = remember ? new Int32Array(sequences.length * sequences.length).fill(-1) : null;
  }

  between(before: number, after: number): number {
    if (this.constant >= 0) return this.constant + (this.own[after] as number);
    const known = this.#known;
    if (known === null) return this.#compute(before, after);
    const at = before * this.#count + after;
    const value = known[at] as number;
    if (value >= 0) return value;
    const computed = this.#compute(before, after);
    known[at] = computed;
    return computed;
  }

  /** What passes at least before a sequence that is not the first one. */
  least(after: number): number {
    return this.base + (this.#nearest === null ? 0 : (this.#nearest[after] as number)) + (this.own[after] as number);
  }

  #compute(before: number, after: number): number {
    const [a, b] = [this.#sequences[before], this.#sequences[after]];
    return a && b ? overheadBetween(a, b, this.#model) : 0;
  }
}

/** Positions nearer than this may count as the same one; all others need one step of slewing at least. */
const SAME_POSITION_DEGREES = 1e-6;

/** One step, or none for what may have another one at its position: neighbours in declination are enough to tell. */
function leastSlews(sequences: readonly PlannableSequence[], stepSeconds: number): Float64Array {
  const least = new Float64Array(sequences.length).fill(stepSeconds);
  const byDeclination = sequences
    .map(({ declinationDegrees }, i) => ({ declinationDegrees, i }))
    .sort((a, b) => a.declinationDegrees - b.declinationDegrees);
  for (let n = 1; n < byDeclination.length; n++) {
    const [a, b] = [byDeclination[n - 1], byDeclination[n]];
    if (!a || !b || b.declinationDegrees - a.declinationDegrees > SAME_POSITION_DEGREES) continue;
    least[a.i] = 0;
    least[b.i] = 0;
  }
  return least;
}
