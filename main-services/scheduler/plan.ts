import { allowedStarts } from './allowedStarts.ts';
import { type Candidate, Chain, type Link } from './Chain.ts';
import { checkProblem } from './checkProblem.ts';
import { findPlace } from './findPlace.ts';
import { noRoom } from './noRoom.ts';
import type { PlannableSequence, PlanningProblem } from './PlanningProblem.ts';
import type { PlanningUnit } from './PlanningUnit.ts';
import type { PlanOptions } from './PlanOptions.ts';
import type { PlannedPlace, PlanResult, Rejection } from './PlanResult.ts';
import { planningUnits } from './planningUnits.ts';
import { Quotas } from './rules/Quotas.ts';
import { worthOf } from './rules/worth.ts';

/**
 * Plans: units by tier and merit, each put where it disturbs least, the chain shifted as a whole where that makes room. The
 * same problem always gives the same plan; no rule is ever violated.
 * @throws InvalidProblem
 */
export function plan(problem: PlanningProblem, _options: PlanOptions = {}): PlanResult {
  checkProblem(problem);
  const byId = new Map(problem.sequences.map((sequence) => [sequence.id, sequence]));
  const quotas = new Quotas(problem);
  const fixed: Link[] = problem.locked.flatMap(({ id, start }) => {
    const sequence = byId.get(id);
    return sequence ? [{ sequence, start, starts: [{ start, end: start }], locked: true }] : [];
  });
  for (const { sequence } of fixed) quotas.spend(sequence);
  const chain = new Chain(fixed, problem.overhead);
  const rejected: Rejection[] = [];
  const led = new Set<string>();
  const failedLeaders = new Map<string, string>();
  for (const unit of planningUnits(problem, new Set(problem.locked.map(({ id }) => id)))) {
    const waitsFor = unit.follows;
    const refusals =
      waitsFor !== null && !led.has(waitsFor)
        ? unit.members.map((member) => partnerImpossible(member, failedLeaders.get(waitsFor) ?? ''))
        : placeUnit(unit, problem, chain, quotas);
    rejected.push(...refusals);
    if (unit.leads === null) continue;
    const [first] = refusals;
    if (first) failedLeaders.set(unit.leads, causeOf(first, byId));
    else led.add(unit.leads);
  }
  const links = chain.links();
  const worth = (sequences: readonly PlannableSequence[]) =>
    sequences.reduce((sum, sequence) => sum + worthOf(sequence, problem.objective.worth), 0);
  const value = worth(links.map(({ sequence }) => sequence));
  const bound = worth(problem.sequences);
  const gap = bound > 0 ? (bound - value) / bound : 0;
  return {
    planned: links.map((link, index) => placeOf(link, chain.earliest(index), chain.latest(index))),
    rejected,
    value,
    certificate: { value, bound, gap, optimal: gap === 0, tiers: [{ tier: 'any', value, bound, gap }] },
    fingerprint: '',
    iterations: 0,
  };
}

/** Gives every member its place, or none of them any and says why for each. */
function placeUnit(unit: PlanningUnit, problem: PlanningProblem, chain: Chain, quotas: Quotas): readonly Rejection[] {
  const before = chain.snapshot();
  const spent: PlannableSequence[] = [];
  let failure: Rejection | null = null;
  const candidates: Candidate[] = [];
  for (const sequence of unit.members) {
    const answer = allowedStarts(sequence, problem);
    if ('starts' in answer) candidates.push({ sequence, starts: answer.starts, locked: false });
    else failure ??= answer.refusal;
  }
  // The least free member first: the others find their way around it more easily than it around them.
  for (const candidate of candidates.sort((a, b) => freedom(a) - freedom(b))) {
    if (failure !== null) break;
    const { sequence, starts } = candidate;
    const tooDear = quotas.refusal(sequence);
    const place = tooDear === null ? findPlace(chain, candidate) : null;
    if (tooDear !== null) failure = { id: sequence.id, against: [], ...tooDear };
    else if (place === null) failure = noRoom(sequence, starts, chain.links());
    else {
      chain.insert(candidate, place.index, place.start);
      quotas.spend(sequence);
      spent.push(sequence);
    }
  }
  if (failure === null) return [];
  if (spent.length > 0) chain.restore(before);
  for (const sequence of spent) quotas.giveBack(sequence);
  const refused = failure;
  const cause = causeOf(refused, new Map(unit.members.map((member) => [member.id, member])));
  const partners = unit.members.filter(({ id }) => id !== refused.id);
  return [refused, ...partners.map((member) => partnerImpossible(member, cause))];
}

function partnerImpossible({ id }: PlannableSequence, cause: string): Rejection {
  return {
    id,
    code: 'partner-impossible',
    reason: `Its request needs every mandatory sequence planned, and ${cause}`,
    against: [],
  };
}

function causeOf({ id, reason }: Rejection, byId: ReadonlyMap<string, PlannableSequence>): string {
  return `'${byId.get(id)?.name ?? id}' cannot be: ${reason}`;
}

function freedom({ starts }: Candidate): number {
  return starts.reduce((sum, { start, end }) => sum + end - start, 0);
}

function placeOf({ sequence, start, locked }: Link, earliest: number, latest: number): PlannedPlace {
  return {
    id: sequence.id,
    start,
    end: start + sequence.durationSeconds,
    locked,
    shiftSeconds: sequence.preferredStart === null ? null : start - sequence.preferredStart,
    roomEarlierSeconds: start - earliest,
    roomLaterSeconds: latest - start,
  };
}
