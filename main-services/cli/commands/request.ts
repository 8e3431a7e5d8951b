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
import { dryRunInWords, tryRequest } from '../tryRequest.ts';

/** More than anybody reads on a terminal. */
const MOST_LISTED = 1000;
/** Wall time for each of the two plans that a dry run compares. */
const IMPROVE_MS = 1000;

/** `pyros request`: requests as XML in and out of the database, and what would become of one. */
export const request: Command = {
  usage: [
    'request import FILE… [--submit] [--data DIR]',
    'request export ID [FILE] [--data DIR]',
    'request list [--json] [--data DIR]',
    'request try FILE [--at INSTANT] [--time-ms 1000] [--json] [--data DIR]',
    'request try ID [--at INSTANT] [--time-ms 1000] [--json] [--data DIR]',
  ],
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        ...DATA_OPTION,
        submit: { type: 'boolean' },
        json: { type: 'boolean' },
        at: { type: 'string' },
        'time-ms': { type: 'string' },
      },
    });
    const [action, ...rest] = positionals;
    if (action !== 'import' && action !== 'export' && action !== 'list' && action !== 'try')
      throw new WrongUsage('Say import, export, list or try.');
    const at = values.at === undefined ? null : Date.parse(values.at);
    if (Number.isNaN(at)) throw new WrongUsage(`--at ${values.at} is no instant such as 2026-12-16T04:30:00Z.`);
    const improveForMs = Number(values['time-ms'] ?? IMPROVE_MS);
    if (!Number.isInteger(improveForMs) || improveForMs < 0)
      throw new WrongUsage(`--time-ms ${values['time-ms']} is not a whole number.`);
    const configuration = await readConfiguration(dataDirectoryOf(values.data));
    const repositories = await openDatabase(configuration.database);
    const clock = new RealClock();
    const time = { now: () => at ?? clock.now() };
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const requests = new RequestService({
      requests: repositories.requests,
      users: repositories.users,
      nights: new NightCalendar(configuration.site),
      site: configuration.site,
      clock: time,
      log: { debug: () => undefined, info: say, warning: say, error: say },
    });
    try {
      if (action === 'list') {
        const list = await repositories.requests.list(MOST_LISTED);
        process.stdout.write(values.json ? `${JSON.stringify(list)}\n` : list.map(inWords).join(''));
        return EXIT.ok;
      }
      if (action === 'try') {
        const [what, ...more] = rest;
        if (what === undefined || more.length > 0) throw new WrongUsage('Say one file, or the number of one request.');
        const run = await tryRequest(what, {
          repositories,
          requests,
          site: configuration.site,
          ranking: configuration.planning.ranking,
          clock: time,
          improveForMs,
        });
        process.stdout.write(values.json ? `${JSON.stringify(run)}\n` : dryRunInWords(run));
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
