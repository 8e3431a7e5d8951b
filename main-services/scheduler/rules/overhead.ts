import type { OverheadModel, PlannableSequence } from '../PlanningProblem.ts';

const DEGREE = Math.PI / 180;
/** Keeps a slew that takes a whole number of steps from being rounded up by the last digit of its sine. */
const ROUNDING = 1e-9;

/** Seconds that must pass between the end of one sequence and the start of the next. */
export function overheadBetween(before: PlannableSequence, after: PlannableSequence, model: OverheadModel): number {
  if (model.kind === 'constant') return model.seconds + after.overheadSeconds;
  const slewSeconds = separationDegrees(before, after) / model.degreesPerSecond;
  const steps = Math.ceil(slewSeconds / model.stepSeconds - ROUNDING);
  return model.baseSeconds + steps * model.stepSeconds + after.overheadSeconds;
}

function separationDegrees(a: PlannableSequence, b: PlannableSequence): number {
  const north = Math.sin(((b.declinationDegrees - a.declinationDegrees) * DEGREE) / 2);
  const east = Math.sin(((b.rightAscensionDegrees - a.rightAscensionDegrees) * DEGREE) / 2);
  const haversine =
    north * north + Math.cos(a.declinationDegrees * DEGREE) * Math.cos(b.declinationDegrees * DEGREE) * east * east;
  return (2 * Math.asin(Math.min(1, Math.sqrt(haversine)))) / DEGREE;
}
