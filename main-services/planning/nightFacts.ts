import type { PlanningRecordRepository, UserRepository } from '../database/Repositories.ts';
import type { Night } from '../model/night.ts';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { LostTimeFact } from '../scheduler/explain/ObservatoryFacts.ts';
import type { PreviousPlan } from '../scheduler/PlanOptions.ts';
import type { PlanningQuestion } from './answerQuestion.ts';
import type { LostSpan } from './LostSpan.ts';
import { type Execution, type PlanningFacts, problemOf } from './planningMapping.ts';
import type { WindowBook } from './WindowBook.ts';

export interface NightFactsSources {
  readonly records: Pick<PlanningRecordRepository, 'candidates' | 'timeSpent'>;
  readonly users: Pick<UserRepository, 'list' | 'programmes'>;
  readonly windows: WindowBook;
  /** What a planning is best by. */
  readonly ranking?: PlanningFacts['ranking'];
}

/** The moment a night is planned at, and what holds or hinders the telescope. */
export interface PlanningMoment {
  readonly night: Night;
  readonly now: number;
  readonly executing: Execution | null;
  readonly lost: readonly LostSpan[];
}

/** Reads everything about a night that a planning is made from; `choose` may take candidates out or bring some in. */
export async function nightFacts(
  { records, users, windows, ranking }: NightFactsSources,
  moment: PlanningMoment,
  choose: (candidates: readonly PlanningCandidate[]) => readonly PlanningCandidate[] = (all) => all,
): Promise<PlanningFacts> {
  const { night } = moment;
  const [candidates, programmes, people, spent] = await Promise.all([
    records.candidates(night.date),
    users.programmes(),
    users.list(),
    records.timeSpent(night.date),
  ]);
  const windowsOf = (candidate: PlanningCandidate) => windows.of(candidate, night);
  return { ...moment, candidates: choose(candidates), windowsOf, programmes, users: people, spent, ranking };
}

/** The facts as the question to the planner. */
export function questionOf(
  facts: PlanningFacts,
  lost: readonly LostSpan[],
  previous: PreviousPlan,
  improveForMs: number,
) {
  const lostTimes = lost.map(
    ({ start, end, kind, cause }): LostTimeFact => ({
      start: Math.floor(start / 1000),
      end: Math.ceil(end / 1000),
      kind,
      cause,
    }),
  );
  const limits = facts.candidates.flatMap((candidate) => {
    const missed = facts.windowsOf(candidate).limits;
    return missed.length === 0 ? [] : [[String(candidate.sequence.id), missed] as const];
  });
  return { problem: problemOf(facts), previous, improveForMs, limits, lostTimes } satisfies PlanningQuestion;
}
