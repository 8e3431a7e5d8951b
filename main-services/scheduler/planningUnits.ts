import type { PlannableSequence, PlanningProblem, RequestRule } from './PlanningProblem.ts';
import type { PlanningUnit } from './PlanningUnit.ts';
import { meritOf } from './rules/merit.ts';
import { tierOf } from './rules/tier.ts';

/** The units to plan, in the order in which they are given their place: tier, merit, then the shorter, then the id. */
export function planningUnits(problem: PlanningProblem, locked: ReadonlySet<string>): readonly PlanningUnit[] {
  const rank = ranking(problem);
  const open = problem.sequences.filter(({ id }) => !locked.has(id));
  const ofRequest = Map.groupBy(open, ({ request }) => request);
  const units: PlanningUnit[] = [];
  for (const sequence of ofRequest.get(null) ?? []) units.push({ ...rank([sequence]), leads: null, follows: null });
  for (const request of problem.requests) {
    const members = ofRequest.get(request.id) ?? [];
    const mandatory = new Set(mandatoryOf(request, members));
    const together = members.filter(({ id }) => mandatory.has(id));
    const rest = members.filter(({ id }) => !mandatory.has(id)).map((sequence) => rank([sequence]));
    if (together.length === 0) {
      units.push(...rest.map((unit) => ({ ...unit, leads: null, follows: null })));
      continue;
    }
    const leader = withFollowers(rank(together), rest, rank);
    units.push({ ...leader, leads: request.id, follows: null });
    // A follower cannot be more urgent than what it waits for.
    for (const unit of rest) {
      const follower = before(unit, leader) < 0 ? { ...unit, tier: leader.tier, merit: leader.merit } : unit;
      units.push({ ...follower, leads: null, follows: request.id });
    }
  }
  return units.sort(before);
}

type Ranked = Pick<PlanningUnit, 'members' | 'tier' | 'merit'>;
type Rank = (members: readonly PlannableSequence[]) => Ranked;

function ranking(problem: PlanningProblem): Rank {
  const programmes = new Map(problem.programmes.map((programme) => [programme.id, programme]));
  const { overhead, objective } = problem;
  const overheadSeconds = (sequence: PlannableSequence) =>
    (overhead.kind === 'constant' ? overhead.seconds : overhead.baseSeconds) + sequence.overheadSeconds;
  return (members) => ({
    members,
    merit: meritOf(members, objective, overheadSeconds),
    tier: Math.min(
      ...members.map((one) => tierOf(one, programmes.get(one.programme) ?? { class: 'C' }, objective.ranking)),
    ),
  });
}

/** All-or-nothing without a list means every sequence; a list means those, whatever the strategy. */
function mandatoryOf(request: RequestRule, members: readonly PlannableSequence[]): readonly string[] {
  if (request.mandatory.length > 0 || request.strategy === 'best-effort') return request.mandatory;
  return members.map(({ id }) => id);
}

/** The mandatory ones are as urgent as they are together with the best of those that wait for them. */
function withFollowers(together: Ranked, rest: readonly Ranked[], rank: Rank): Ranked {
  let best = together;
  let members = together.members;
  for (const follower of rest.toSorted(before)) {
    members = [...members, ...follower.members];
    const candidate = rank(members);
    if (before(candidate, best) < 0) best = candidate;
  }
  return { members: together.members, tier: best.tier, merit: best.merit };
}

function before(a: Ranked & { leads?: string | null }, b: Ranked & { leads?: string | null }): number {
  if (a.tier !== b.tier) return a.tier - b.tier;
  if (a.merit !== b.merit) return b.merit - a.merit;
  const aLeads = a.leads ? 0 : 1;
  const bLeads = b.leads ? 0 : 1;
  if (aLeads !== bLeads) return aLeads - bLeads;
  const shorter = seconds(a) - seconds(b);
  if (shorter !== 0) return shorter;
  const [aId, bId] = [a.members[0]?.id ?? '', b.members[0]?.id ?? ''];
  return aId < bId ? -1 : aId > bId ? 1 : 0;
}

function seconds({ members }: Ranked): number {
  return members.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
}
