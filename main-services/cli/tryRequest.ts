import { readFile } from 'node:fs/promises';
import { NightCalendar } from '../astronomy/NightCalendar.ts';
import type { Repositories } from '../database/Repositories.ts';
import type { DryRun } from '../model/dryRun.ts';
import type { Site } from '../model/site.ts';
import { InProcessPlanner } from '../planning/InProcessPlanner.ts';
import { NightPreview } from '../planning/NightPreview.ts';
import { WindowBook } from '../planning/WindowBook.ts';
import type { RequestService } from '../requests/RequestService.ts';

/**
 * What if this request were submitted? Nothing is stored.
 * @param what a file of a request's XML, or the number of a stored one
 * @throws RequestRefused
 */
export async function tryRequest(
  what: string,
  parts: {
    repositories: Repositories;
    requests: RequestService;
    site: Site;
    clock: { now(): number };
    improveForMs: number;
    ranking: 'strict' | 'value';
  },
): Promise<DryRun> {
  const { repositories, requests, site, clock, improveForMs, ranking } = parts;
  const request = /^\d+$/.test(what) ? await requests.get(Number(what)) : await requests.preview(await readFile(what));
  const preview = new NightPreview({
    records: repositories.planningRecords,
    plannings: repositories.plannings,
    users: repositories.users,
    windows: new WindowBook(site),
    ranking,
    planner: new InProcessPlanner(),
    nights: new NightCalendar(site),
    clock,
    executing: () => null,
    lost: () => [],
    improveForMs,
  });
  return preview.tryRequest(request);
}

/** A dry run for a terminal. */
export function dryRunInWords({ verdict, nightDate, sequences, displaced, ...run }: DryRun): string {
  const own = sequences.flatMap(({ name, start, end, reason, wouldTake }) => [
    start === null || end === null
      ? `  ${name}: no place. ${reason ?? ''}`
      : `  ${name}: ${minute(start)} to ${minute(end)} UTC`,
    ...(wouldTake === null ? [] : [`    What would get it in: ${wouldTake}`]),
  ]);
  const others = displaced.map(
    ({ name, programme, start, newStart, reason }) =>
      `  ${name} (${programme}), planned ${minute(start)} UTC: ${newStart === null ? `would find no place. ${reason ?? ''}` : `would move to ${minute(newStart)} UTC`}`,
  );
  const lines = [
    `${verdict} (night of ${nightDate})`,
    ...own,
    ...(others.length > 0 ? ['It would displace:', ...others] : []),
    `Value of the night: ${worth(run.valueBefore)} without, ${worth(run.valueAfter)} with it.`,
  ];
  return `${lines.join('\n')}\n`;
}

function minute(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

function worth(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
