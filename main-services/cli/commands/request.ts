import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NightCalendar } from '../../astronomy/NightCalendar.ts';
import { openDatabase } from '../../database/openDatabase.ts';
import type { ObservationRequest } from '../../model/request.ts';
import { RequestService } from '../../requests/RequestService.ts';
import { RealClock } from '../../supervision/RealClock.ts';
import { readConfiguration } from '../../system/readConfiguration.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';
import { DATA_OPTION, dataDirectoryOf } from '../dataOption.ts';

/** More than anybody reads on a terminal. */
const MOST_LISTED = 1000;

/** `pyros request`: requests as XML in and out of the database. */
export const request: Command = {
  usage: [
    'request import FILE… [--submit] [--data DIR]',
    'request export ID [FILE] [--data DIR]',
    'request list [--json] [--data DIR]',
  ],
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: { ...DATA_OPTION, submit: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    const [action, ...rest] = positionals;
    if (action !== 'import' && action !== 'export' && action !== 'list')
      throw new WrongUsage('Say import, export or list.');
    const configuration = await readConfiguration(dataDirectoryOf(values.data));
    const repositories = await openDatabase(configuration.database);
    const clock = new RealClock();
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const requests = new RequestService({
      requests: repositories.requests,
      users: repositories.users,
      nights: new NightCalendar(configuration.site),
      site: configuration.site,
      clock,
      log: { debug: () => undefined, info: say, warning: say, error: say },
    });
    try {
      if (action === 'list') {
        const list = await repositories.requests.list(MOST_LISTED);
        process.stdout.write(values.json ? `${JSON.stringify(list)}\n` : list.map(inWords).join(''));
        return EXIT.ok;
      }
      if (action === 'import') return await importAll(requests, rest, values.submit ?? false);
      return await exportOne(requests, rest);
    } finally {
      await repositories.close();
      clock.stop();
    }
  },
};

async function importAll(requests: RequestService, files: readonly string[], submit: boolean): Promise<number> {
  if (files.length === 0) throw new WrongUsage('Say which files to import.');
  let refused = 0;
  for (const file of files) {
    try {
      const { id, name } = await requests.importXml(await readFile(file), { submit });
      process.stdout.write(`${file}: request ${id} '${name}'${submit ? ' submitted' : ''}\n`);
    } catch (error) {
      refused++;
      process.stderr.write(`${file} was refused: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return refused === 0 ? EXIT.ok : EXIT.failed;
}

async function exportOne(requests: RequestService, [id, file, ...more]: readonly string[]): Promise<number> {
  const number = Number(id);
  if (!Number.isInteger(number) || number < 1 || more.length > 0)
    throw new WrongUsage('Say the number of the request.');
  const xml = await requests.exportXml(number);
  if (file === undefined) process.stdout.write(xml);
  else await writeFile(file, xml);
  return EXIT.ok;
}

function inWords({ id, name, nightDate, userName, programmeName, submitted, sequences }: ObservationRequest): string {
  const lines = sequences.map(
    (sequence) =>
      `    ${sequence.id} ${sequence.name}: ${sequence.status}${sequence.statusReason ? ` (${sequence.statusReason})` : ''}\n`,
  );
  return `${id} ${name}, ${nightDate}, ${userName}, ${programmeName}${submitted ? '' : ', not submitted'}\n${lines.join('')}`;
}
