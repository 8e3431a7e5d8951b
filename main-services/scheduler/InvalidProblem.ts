/** A problem that makes no sense; every fault names the field and the sequence. Nothing was planned. */
export class InvalidProblem extends Error {
  override readonly name = 'InvalidProblem';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const shown = faults.slice(0, 10);
    const more = faults.length > shown.length ? `; and ${faults.length - shown.length} more` : '';
    super(`The planning problem is not valid: ${shown.join('; ')}${more}.`);
    this.faults = faults;
  }
}
