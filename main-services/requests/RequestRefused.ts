/** A request that is not taken; every problem says where it is and what is wrong. Nothing was stored. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
