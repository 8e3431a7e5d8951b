/** The database cannot be used, or refuses what it was given. The message says what is wrong, where, and what cures it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** What the operator can do about it; empty when the message says all. */
  readonly cure: string;

  constructor(problem: string, cure: string, cause?: unknown) {
    super(cure === '' ? problem : `${problem} ${cure}`, cause === undefined ? undefined : { cause });
    this.cure = cure;
  }
}
