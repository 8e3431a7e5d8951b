import type { HistoryInstant, HistoryQuantity, HistoryTrend, RuleRecord } from '../../model/environmentHistory.ts';
import type { Database } from '../Database.ts';
import type { HistoryRepository } from '../HistoryRepository.ts';
import { forgetRows } from './forgetRows.ts';
import { readInstant } from './readInstant.ts';
import { forgetRules, readDecisions, readRules } from './ruleRows.ts';
import { SERIES, type Series } from './Series.ts';
import { type Piece, sliceRows } from './sliceRows.ts';
import { takeIn, takenInOf } from './takeIn.ts';
import { mergeSlices, trendPoints } from './trendSlices.ts';
import { COLUMNS, resolutionFor, SPACING_MS } from './trendSources.ts';

/** The past of the environment on the tables of readings, minutes and hours. */
export class HistoryStore implements HistoryRepository {
  readonly #database: Database;
  /** Writes what waits to be written, so that a question sees it. */
  readonly #flush: () => Promise<void>;

  constructor(database: Database, flush: () => Promise<void>) {
    this.#database = database;
    this.#flush = flush;
  }

  async trend(quantity: HistoryQuantity, begin: number, end: number, points: number): Promise<HistoryTrend> {
    const [from, to] = [Math.round(begin), Math.round(end)];
    const resolution = resolutionFor(to - from, points);
    if (to <= from || points < 1) return { resolution, points: [] };
    await this.#flush();
    const { series, column } = COLUMNS[quantity];
    const spacingMs = SPACING_MS[resolution];
    // Slices narrower than the rows are would be mostly empty.
    const slicing = { from, to, points: Math.min(points, Math.max(1, Math.floor((to - from) / spacingMs))) };
    const pieces =
      resolution === 'reading' ? await this.#fine(series, from, to) : await this.#coarse(series, resolution, from, to);
    const parts: Awaited<ReturnType<typeof sliceRows>>[] = [];
    for (const piece of pieces) parts.push(await sliceRows(this.#database, { ...piece, column }, slicing));
    const coarsest = pieces.some(({ table }) => table.endsWith('_minute')) ? 'minute' : resolution;
    const shown = resolution === 'hour' ? 'hour' : coarsest;
    return { resolution: shown, points: trendPoints(mergeSlices(parts, slicing.points), slicing, SPACING_MS[shown]) };
  }

  async at(instant: number): Promise<HistoryInstant | null> {
    await this.#flush();
    const rows = await readInstant(this.#database.knex, instant);
    return rows === null ? null : { ...rows, rules: await readRules(this.#database.knex, instant) };
  }

  async decisions(from: number, to: number, mostRecords: number): Promise<readonly RuleRecord[]> {
    await this.#flush();
    return readDecisions(this.#database.knex, Math.round(from), Math.round(to), mostRecords);
  }

  async rollUp(mostRows: number): Promise<number> {
    await this.#flush();
    let taken = 0;
    for (const series of SERIES) taken = Math.max(taken, await takeIn(this.#database.knex, series, mostRows));
    return taken;
  }

  async forget(before: number, mostRows: number): Promise<number> {
    let gone = 0;
    // Whole hours only: what is left of readings begins where a minute and an hour do.
    const hour = Math.floor(before / SPACING_MS.hour) * SPACING_MS.hour;
    for (const series of SERIES) gone = Math.max(gone, await forgetRows(this.#database.knex, series, hour, mostRows));
    return Math.max(gone, await forgetRules(this.#database.knex, hour, mostRows));
  }

  /** Readings, and before the oldest of them what is kept of each minute. */
  async #fine(series: Series, from: number, to: number): Promise<Omit<Piece, 'column'>[]> {
    const row = (await this.#database.knex(series.table).min('updated as oldest').first()) as
      | { oldest: number | null }
      | undefined;
    const oldest = row?.oldest ?? Number.POSITIVE_INFINITY;
    const begin = Math.min(to, Math.floor(oldest / SPACING_MS.minute) * SPACING_MS.minute);
    const readings = { table: series.table, kind: 'readings', from, to } as const;
    if (begin <= from) return [readings];
    return [
      { table: `${series.name}_minute`, kind: 'rollUp', from: from - SPACING_MS.minute + 1, to: begin },
      readings,
    ];
  }

  /** Minutes or hours, and the readings that they do not hold yet. */
  async #coarse(
    series: Series,
    resolution: 'minute' | 'hour',
    from: number,
    to: number,
  ): Promise<Omit<Piece, 'column'>[]> {
    const afterId = await takenInOf(this.#database.knex, series);
    return [
      { table: `${series.name}_${resolution}`, kind: 'rollUp', from: from - SPACING_MS[resolution] + 1, to },
      { table: series.table, kind: 'readings', from, to, afterId },
    ];
  }
}
