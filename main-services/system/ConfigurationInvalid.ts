/** The configuration cannot be used; `problems` names every wrong entry in a sentence. Caller: show them and do not start. */
export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[]) {
    super(`The configuration ${source} cannot be used: ${problems.join('; ')}.`);
    this.problems = problems;
  }
}
