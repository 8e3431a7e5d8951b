import { type Command, EXIT, InvalidInput, WrongUsage } from './Command.ts';
import type { CommandEntry } from './commands.ts';

interface Output {
  write(text: string): unknown;
}

/** Finds the command, runs it, and turns what went wrong into words and an exit code. */
export async function runCli(
  args: readonly string[],
  commands: Readonly<Record<string, CommandEntry>>,
  out: Output = process.stdout,
  err: Output = process.stderr,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    err.write(overview(commands));
    return EXIT.wrongUsage;
  }
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], commands, out, err);
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    err.write(`There is no command "${name}".\n\n${overview(commands)}`);
    return EXIT.wrongUsage;
  }
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    out.write(usageOf(command));
    return EXIT.ok;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof WrongUsage || isParseArgsError(error)) {
      err.write(`${message}\n\n${usageOf({ usage: command.usage })}`);
      return EXIT.wrongUsage;
    }
    err.write(`${message}\n`);
    return error instanceof InvalidInput ? EXIT.wrongUsage : EXIT.failed;
  }
}

async function help(
  name: string | undefined,
  commands: Readonly<Record<string, CommandEntry>>,
  out: Output,
  err: Output,
): Promise<number> {
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name !== undefined && entry === undefined) {
    err.write(`There is no command "${name}".\n\n${overview(commands)}`);
    return EXIT.wrongUsage;
  }
  out.write(entry === undefined ? overview(commands) : usageOf(await entry.load()));
  return EXIT.ok;
}

function overview(commands: Readonly<Record<string, CommandEntry>>): string {
  const entries = [...Object.entries(commands), ['help', { summary: 'say how a command is used' }] as const];
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `usage: pyros COMMAND [--data DIR] …\n\n${lines.join('\n')}\n\n"pyros help COMMAND" says more.\n`;
}

function usageOf(command: Pick<Command, 'usage' | 'notes'>): string {
  const lines = command.usage.map((line, index) => `${index === 0 ? 'usage:' : '      '} pyros ${line}`);
  const notes = command.notes === undefined ? [] : ['', ...command.notes];
  return `${[...lines, ...notes].join('\n')}\n`;
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
