import type { Knex } from 'knex';
import { transaction } from '../transaction.ts';
import type { ReadingRow } from './rollUpRows.ts';
import type { Series } from './Series.ts';
import { takenInOf } from './takeIn.ts';

/** Forgets old readings that the roll-ups hold; those at which a word changed are moved to the history table. */
export function forgetRows(knex: Knex, series: Series, before: number, mostRows: number): Promise<number> {
  return transaction(knex, async (inside) => {
    const taken = await takenInOf(inside, series);
    const rows = (await inside(series.table)
      .where('updated', '<', before)
      .where('id', '<=', taken)
      .orderBy('updated')
      .limit(mostRows)) as (ReadingRow & { id: number; updated: number })[];
    const [first] = rows;
    if (first === undefined) return 0;
    const kept = await changesAmong(inside, series, rows, first.updated);
    if (kept.length > 0) await inside(series.historyTable).insert(kept.map(({ id: _, ...row }) => row));
    await inside(series.table)
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .delete();
    return rows.length;
  });
}

async function changesAmong(
  knex: Knex,
  { historyTable, words }: Series,
  rows: readonly (ReadingRow & { id: number })[],
  from: number,
): Promise<readonly (ReadingRow & { id: number })[]> {
  const last: ReadingRow | undefined = await knex(historyTable)
    .where('updated', '<=', from)
    .orderBy('updated', 'desc')
    .first();
  const said = (row: ReadingRow | undefined) =>
    JSON.stringify(row === undefined ? null : words.map((word) => row[word]));
  let before = said(last);
  return rows.filter((row) => {
    const now = said(row);
    const changed = now !== before;
    before = now;
    return changed;
  });
}
