/** The option every command takes. */
export const DATA_OPTION = { data: { type: 'string' } } as const;

/** The directory named on the command line, or by PYROS_DATA, or "data" where the command is run. */
export function dataDirectoryOf(option: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  return option ?? environment.PYROS_DATA ?? 'data';
}
