import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connectDatabase } from '../../database/connectDatabase.ts';
import type { Database } from '../../database/Database.ts';
import { loadDatabase } from '../../database/fixtures/loadDatabase.ts';
import { loadInitialData } from '../../database/fixtures/loadInitialData.ts';
import { migrateDatabase } from '../../database/migrateDatabase.ts';
import { readConfiguration } from '../../system/readConfiguration.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';
import { DATA_OPTION, dataDirectoryOf } from '../dataOption.ts';
import { writeDump } from '../writeDump.ts';

interface Action {
  /** Checks and reads what is needed before the database is touched. */
  prepare(file: string | undefined): Promise<unknown>;
  run(database: Database, file: string | undefined, input: unknown, say: (text: string) => void): Promise<void>;
}

async function withoutFile(file: string | undefined): Promise<null> {
  if (file !== undefined) throw new WrongUsage(`"${file}" is too much.`);
  return null;
}

async function readJson(file: string | undefined): Promise<unknown> {
  if (file === undefined) throw new WrongUsage('Say which file to load.');
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const migrate: Action['run'] = async (database, _file, _input, say) => {
  const done = await migrateDatabase(database);
  const outcome = done.length === 0 ? 'is up to date' : `was migrated: ${done.join(', ')}`;
  say(`${database.engine} database ${database.place} ${outcome}.`);
};

const init: Action['run'] = async (database, file, input, say) => {
  await migrate(database, file, input, say);
  const filled = await loadInitialData(database);
  say(filled ? 'The initial fixture was loaded.' : 'It has users already; the initial fixture was not loaded.');
};

const load: Action['run'] = async (database, file, input, say) => {
  await migrateDatabase(database);
  const count = await loadDatabase(database, input, file);
  say(`${count} records were loaded from ${file}.`);
};

const dump: Action['run'] = async (database, file, _input, say) => {
  await migrateDatabase(database);
  const count = await writeDump(database, file ?? null);
  say(`${count} records were written${file === undefined ? '' : ` to ${file}`}.`);
};

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['init', { prepare: withoutFile, run: init }],
  ['migrate', { prepare: withoutFile, run: migrate }],
  ['load', { prepare: readJson, run: load }],
  ['dump', { prepare: async () => null, run: dump }],
]);

/** Work on the database without the observatory. */
export const db: Command = {
  usage: [
    'db init [--data DIR]          create the database and fill it with the initial fixture',
    'db migrate [--data DIR]       bring the schema up to date',
    'db load FILE [--data DIR]     load a dump; records of the same key are overwritten',
    'db dump [FILE] [--data DIR]   write everything as JSON, to standard output without FILE',
  ],
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options: DATA_OPTION, allowPositionals: true });
    const [action, file, ...more] = positionals;
    if (action === undefined) throw new WrongUsage('Say what to do with the database.');
    const work = ACTIONS.get(action);
    if (work === undefined) throw new WrongUsage(`There is no "db ${action}".`);
    if (more.length > 0) throw new WrongUsage(`"${more.join(' ')}" is too much.`);
    const { database: configuration } = await readConfiguration(dataDirectoryOf(values.data));
    const say = (text: string) => process.stderr.write(`${text}\n`);
    const input = await work.prepare(file);
    const database = await connectDatabase(configuration);
    try {
      await work.run(database, file, input, say);
      return EXIT.ok;
    } finally {
      await database.knex.destroy();
    }
  },
};
