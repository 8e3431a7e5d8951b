/** What a command answers the shell with. */
export const EXIT = { ok: 0, failed: 1, wrongUsage: 2 } as const;

/** One `pyros` command. */
export interface Command {
  /** How it is called, a line each, without "pyros". */
  readonly usage: readonly string[];
  /** What its usage does not say by itself, in lines. */
  readonly notes?: readonly string[];
  /** Does the work. @returns the exit code @throws WrongUsage; any other error is told and makes the exit code 1 */
  run(args: readonly string[]): Promise<number>;
}

/** A command was called in a way it does not understand; its usage is shown. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** What a command was given to work on makes no sense; the message says what and where. Also exit code 2, without the usage. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
}
