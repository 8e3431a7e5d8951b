import type { Command } from './Command.ts';

/** A command in the list: loaded only when it is called, so that `pyros help` is quick. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every `pyros` command by name. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  db: {
    summary: 'create, migrate, load or dump the database',
    load: async () => (await import('./commands/db.ts')).db,
  },
};
