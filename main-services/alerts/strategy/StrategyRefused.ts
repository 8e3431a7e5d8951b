import type { StrategyProblem } from '../../model/alertStrategy.ts';

/** A strategy that is not taken into use; the message says all that is wrong and where. */
export class StrategyRefused extends Error {
  override readonly name = 'StrategyRefused';
  readonly problems: readonly StrategyProblem[];

  constructor(problems: readonly StrategyProblem[]) {
    super(problems.map(({ reason }) => reason).join(' '));
    this.problems = problems;
  }
}
