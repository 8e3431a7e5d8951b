import type { TierName } from '../Certificate.ts';
import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import { worthOf } from '../rules/worth.ts';
import type { CompiledProblem, Units } from './CompiledProblem.ts';

/** Highest first. A request that has begun is finished before anything but an alert. */
const ORDER: readonly TierName[] = ['alert', 'begun', 'A', 'B', 'C', 'any', 'filler'];
/** One of a tier against one of the next lower one, where a single number must do. */
const TIER_STEP = 1e5;

/** The tiers that occur, and what each sequence adds to its own. */
export function compileTiers(
  problem: PlanningProblem,
  sequences: readonly PlannableSequence[],
  units: Units,
  locked: Uint8Array,
): Pick<CompiledProblem, 'tier' | 'tierNames' | 'weight' | 'scalarWeight'> {
  const { ranking, worth } = problem.objective;
  const classes = new Map(problem.programmes.map((programme) => [programme.id, programme.class]));
  const begun = begunUnits(problem, sequences, units, locked);
  const names: TierName[] = new Array(sequences.length);
  const weight = new Float64Array(sequences.length);
  for (let i = 0; i < sequences.length; i++) {
    const sequence = sequences[i] as PlannableSequence;
    const value = worthOf(sequence, worth);
    const isFiller = !sequence.alert && (sequence.filler === true || value === 0);
    weight[i] = isFiller || value === 0 ? sequence.durationSeconds * Math.max(1, sequence.priority) : value;
    if (sequence.alert) names[i] = 'alert';
    else if (begun.has(units.ofSequence[i] as number) && locked[i] === 0) names[i] = 'begun';
    else if (isFiller) names[i] = 'filler';
    else names[i] = ranking === 'strict' ? (classes.get(sequence.programme) ?? 'C') : 'any';
  }
  const present = new Set(names);
  const tierNames = ORDER.filter((name) => present.has(name));
  const tier = new Int32Array(sequences.length);
  const scalarWeight = new Float64Array(sequences.length);
  for (let i = 0; i < sequences.length; i++) {
    tier[i] = tierNames.indexOf(names[i] as TierName);
    let scale = 1;
    for (let t = tier[i] as number; t + 1 < tierNames.length; t++) scale *= TIER_STEP;
    scalarWeight[i] = (weight[i] as number) * scale;
  }
  return { tier, tierNames, weight, scalarWeight };
}

function begunUnits(
  problem: PlanningProblem,
  sequences: readonly PlannableSequence[],
  units: Units,
  locked: Uint8Array,
): ReadonlySet<number> {
  const requests = new Set<string>();
  for (let i = 0; i < sequences.length; i++) {
    const request = sequences[i]?.request ?? null;
    if (locked[i] === 1 && request !== null) requests.add(request);
  }
  const begun = new Set<number>();
  if (requests.size === 0) return begun;
  const binding = new Map(problem.requests.map((request) => [request.id, request]));
  for (let i = 0; i < sequences.length; i++) {
    const request = sequences[i]?.request ?? null;
    if (locked[i] === 1 || request === null || !requests.has(request)) continue;
    const rule = binding.get(request);
    const mandatory = rule?.mandatory ?? [];
    const isMandatory =
      mandatory.includes(sequences[i]?.id ?? '') || (rule?.strategy === 'all-or-nothing' && mandatory.length === 0);
    if (isMandatory) begun.add(units.ofSequence[i] as number);
  }
  return begun;
}
