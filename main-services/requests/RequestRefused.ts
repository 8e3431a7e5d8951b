import { Refusal } from '../model/refusal.ts';

/** A request that is not taken; every problem says where it is and what is wrong. Nothing was stored. */
export class RequestRefused extends Refusal {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('input', problems.join('\n'));
    this.problems = problems;
  }
}
