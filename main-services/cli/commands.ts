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
  night: {
    summary: 'run one whole simulated night and report on it',
    load: async () => (await import('./commands/night.ts')).night,
  },
  plan: {
    summary: 'plan a night from a file, with nothing but the scheduler',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  sims: {
    summary: 'run the bundled simulators alone',
    load: async () => (await import('./commands/sims.ts')).sims,
  },
  request: {
    summary: 'import, export, list or try observation requests',
    load: async () => (await import('./commands/request.ts')).request,
  },
  alert: {
    summary: 'send a VOEvent to a broker, or replay a directory of notices',
    load: async () => (await import('./commands/alert.ts')).alert,
  },
  env: {
    summary: 'judge recorded replies of the PLC',
    load: async () => (await import('./commands/env.ts')).env,
  },
  secret: {
    summary: "keep a password in the desktop's keyring, or see where it would come from",
    load: async () => (await import('./commands/secret.ts')).secret,
  },
};
