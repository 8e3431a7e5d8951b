import type { Certificate } from '../Certificate.ts';
import type { PlannedPlace, PlanResult, Rejection } from '../PlanResult.ts';
import { worthOf } from '../rules/worth.ts';
import type { Chain } from './Chain.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { refusals } from './refusals.ts';

/** A chain with its starts as the answer to the problem. Reasons and fingerprint are only worked out when somebody looks. */
export function resultOf(chain: Chain, starts: Float64Array, certificate: Certificate, iterations: number): PlanResult {
  const { compiled } = chain;
  const { problem } = compiled;
  const planned: PlannedPlace[] = [];
  let value = 0;
  for (let k = 0; k < chain.length; k++) {
    const i = chain.order[k] as number;
    const sequence = problem.sequences[compiled.source[i] as number];
    if (sequence === undefined) continue;
    const start = starts[k] as number;
    value += worthOf(sequence, problem.objective.worth);
    planned.push({
      id: sequence.id,
      start,
      end: start + sequence.durationSeconds,
      locked: compiled.locked[i] === 1,
      shiftSeconds: sequence.preferredStart === null ? null : start - sequence.preferredStart,
      roomEarlierSeconds: start - (chain.earliest[k] as number),
      roomLaterSeconds: (chain.latest[k] as number) - start,
    });
  }
  let rejected: readonly Rejection[] | null = null;
  let fingerprint: string | null = null;
  return {
    planned,
    get rejected() {
      rejected ??= refusals(problem, planned);
      return rejected;
    },
    value,
    certificate,
    get fingerprint() {
      fingerprint ??= fingerprintOf(problem);
      return fingerprint;
    },
    iterations,
  };
}
