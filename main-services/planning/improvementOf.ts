import type { RepairResult } from '../scheduler/PlanOptions.ts';
import type { PlanningQuestion } from './answerQuestion.ts';

/** The slew, the dome and the majordome are on their way by then: what starts so soon stays where it is. */
const ABOUT_TO_START_SECONDS = 120;

/** The same problem asked again for something better than a plan that is published, with what is about to start held. */
export function improvementOf(
  question: PlanningQuestion,
  published: RepairResult,
  now: number,
  improveForMs: number,
): PlanningQuestion {
  const { problem } = question;
  const soon = now / 1000 + ABOUT_TO_START_SECONDS;
  const locked = published.planned
    .filter((place) => place.locked || place.start <= soon)
    .map(({ id, start }) => ({ id, start }));
  // Without its fingerprint: with it, nothing would be looked for, because nothing has changed since.
  const previous = { planned: published.planned, fingerprint: null };
  return { ...question, problem: { ...problem, locked }, previous, improveForMs };
}
