import { allowedStarts } from '../allowedStarts.ts';
import { noRoom } from '../noRoom.ts';
import type { PlannableSequence, PlanningProblem } from '../PlanningProblem.ts';
import type { PlannedPlace, Rejection } from '../PlanResult.ts';
import { Quotas } from '../rules/Quotas.ts';
import { Chain } from './Chain.ts';
import { compile } from './compile.ts';
import { RandomNumbers } from './RandomNumbers.ts';
import { Refill } from './Refill.ts';

/** What the plan says of a sequence that stands in the way. */
export interface Standing {
  readonly sequence: PlannableSequence;
  readonly start: number;
  readonly locked: boolean;
}

/** Why each sequence that is not in the plan is not in it. */
export function refusals(problem: PlanningProblem, planned: readonly PlannedPlace[]): readonly Rejection[] {
  const byId = new Map(problem.sequences.map((sequence) => [sequence.id, sequence]));
  const standings = planned.flatMap(({ id, start, locked }): Standing[] => {
    const sequence = byId.get(id);
    return sequence ? [{ sequence, start, locked }] : [];
  });
  const quotas = new Quotas(problem);
  for (const { sequence } of standings) quotas.spend(sequence);
  const inPlan = new Set(planned.map(({ id }) => id));
  const locked = new Set(problem.locked.map(({ id }) => id));
  const together = new Map<string, readonly PlannableSequence[]>();
  const ofRequest = Map.groupBy(problem.sequences, ({ request }) => request);
  for (const request of problem.requests) {
    const members = (ofRequest.get(request.id) ?? []).filter(({ id }) => !locked.has(id));
    const all = request.strategy === 'all-or-nothing' && request.mandatory.length === 0;
    together.set(request.id, all ? members : members.filter(({ id }) => request.mandatory.includes(id)));
  }
  const own = (sequence: PlannableSequence): Rejection => {
    const answer = allowedStarts(sequence, problem);
    if ('refusal' in answer) return answer.refusal;
    const tooDear = quotas.refusal(sequence);
    if (tooDear !== null) return { id: sequence.id, against: [], ...tooDear };
    return noRoom(sequence, answer.starts, standings);
  };
  const culprits = new Map<string, Rejection>();
  const culpritOf = (request: string, mandatory: readonly PlannableSequence[]): Rejection => {
    const known = culprits.get(request);
    if (known) return known;
    const found = culprit(problem, mandatory, own);
    culprits.set(request, found);
    return found;
  };
  return problem.sequences.flatMap((sequence): Rejection[] => {
    if (inPlan.has(sequence.id)) return [];
    const mandatory = sequence.request === null ? [] : (together.get(sequence.request) ?? []);
    const missing = mandatory.filter(({ id }) => !inPlan.has(id));
    if (missing.length === 0 || (mandatory.length === 1 && mandatory[0] === sequence)) return [own(sequence)];
    const cause = culpritOf(sequence.request ?? '', mandatory);
    if (cause.id === sequence.id) return [cause];
    const answer = allowedStarts(sequence, problem);
    if ('refusal' in answer) return [answer.refusal];
    const name = byId.get(cause.id)?.name ?? cause.id;
    return [
      {
        id: sequence.id,
        code: 'partner-impossible',
        reason: `Its request needs every mandatory sequence planned, and '${name}' cannot be: ${cause.reason}`,
        against: [],
      },
    ];
  });
}

/** The mandatory sequence that keeps its request out, and why: impossible by itself, beside its partners, or in this plan. */
function culprit(
  problem: PlanningProblem,
  mandatory: readonly PlannableSequence[],
  own: (sequence: PlannableSequence) => Rejection,
): Rejection {
  for (const sequence of mandatory) {
    const answer = allowedStarts(sequence, problem);
    if ('refusal' in answer) return answer.refusal;
  }
  const locked = new Set(problem.locked.map(({ id }) => id));
  const fixed = problem.sequences.filter(({ id }) => locked.has(id));
  const alone = compile({ ...problem, sequences: [...mandatory, ...fixed], requests: [] });
  const chain = new Chain(alone);
  const refill = new Refill(alone, new RandomNumbers(1));
  for (const sequence of mandatory) {
    const i = alone.indexOf.get(sequence.id) ?? 0;
    refill.fill(chain, Int32Array.of(i), 1, { skip: 0, anyPlace: 0 });
    if (chain.planned[i] === 1) continue;
    const answer = allowedStarts(sequence, problem);
    const partners = Array.from(chain.order.subarray(0, chain.length), (j, k): Standing | null => {
      const other = alone.problem.sequences[alone.source[j] as number];
      return other ? { sequence: other, start: chain.earliest[k] as number, locked: alone.locked[j] === 1 } : null;
    });
    if ('starts' in answer && chain.affordable(i)) {
      return noRoom(
        sequence,
        answer.starts,
        partners.filter((one) => one !== null),
      );
    }
    return own(sequence);
  }
  const reasons = mandatory.map(own);
  const fallback: Rejection = { id: '', code: 'no-room', reason: 'No room is left for all of them.', against: [] };
  return reasons.find(({ code }) => code !== 'no-room') ?? reasons[0] ?? fallback;
}
