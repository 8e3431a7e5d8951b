import { dataDirectoryOf } from '../main-services/cli/dataOption.ts';

export const SHELL_NAMES = ['electron', 'chromium', 'none'] as const;
export type ShellName = (typeof SHELL_NAMES)[number];

/** What `npm start` was asked for. */
export interface CommandLine {
  /** Null: choose by itself. */
  readonly shell: ShellName | null;
  readonly dataDirectory: string;
  /** Everything else, in order, for the application. */
  readonly arguments: readonly string[];
}

/** The command line cannot be understood; `message` says what is wrong. */
export class CommandLineFault extends Error {
  override readonly name = 'CommandLineFault';
}

/** Reads `--shell NAME` and `--data DIR` (also with "="), leaving the rest alone. @throws CommandLineFault */
export function readCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): CommandLine {
  const shell = optionValue(args, '--shell');
  const known = SHELL_NAMES.find((name) => name === shell.value);
  if (shell.value !== null && known === undefined)
    throw new CommandLineFault(`--shell ${shell.value}: there are the shells ${SHELL_NAMES.join(', ')}.`);
  const data = optionValue(args, '--data');
  return {
    shell: known ?? null,
    dataDirectory: dataDirectoryOf(data.value ?? undefined, environment),
    arguments: args.filter((_, index) => !shell.places.includes(index) && !data.places.includes(index)),
  };
}

/** The value of an option and the places it takes among the arguments. */
function optionValue(args: readonly string[], option: string): { value: string | null; places: readonly number[] } {
  const index = args.findIndex((argument) => argument === option || argument.startsWith(`${option}=`));
  const found = args[index];
  if (found === undefined) return { value: null, places: [] };
  if (found !== option) return { value: found.slice(option.length + 1), places: [index] };
  const value = args[index + 1];
  if (value === undefined || value.startsWith('--')) throw new CommandLineFault(`${option} needs a value.`);
  return { value, places: [index, index + 1] };
}
