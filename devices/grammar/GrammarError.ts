/** A sentence that is not understood: what is wrong, where (from 0), and what could stand there. */
export class GrammarError extends Error {
  readonly position: number;
  readonly expected: readonly string[];

  constructor(message: string, position: number, expected: readonly string[] = []) {
    super(message);
    this.name = 'GrammarError';
    this.position = position;
    this.expected = expected;
  }
}
