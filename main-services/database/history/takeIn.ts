import type { Knex } from 'knex';
import { transaction } from '../transaction.ts';
import { mergeRollUps, type ReadingRow, type RollUpRow, rollUpRows, type Span } from './rollUpRows.ts';
import type { Series } from './Series.ts';

/**
 * Takes the next readings of a series into its minutes and hours. Which have been taken in is written in the same transaction: an
 * interruption at any point leaves both as they were. By id and not by time, so that readings of a clock that was set back count too.
 */
export function takeIn(knex: Knex, series: Series, mostRows: number): Promise<number> {
  return transaction(knex, async (inside) => {
    const taken = await takenInOf(inside, series);
    const rows = (await inside(series.table)
      .where('id', '>', taken)
      .orderBy('id')
      .limit(mostRows)) as readonly ReadingRow[];
    const last = rows.at(-1);
    if (last === undefined) return 0;
    for (const span of ['minute', 'hour'] as const) await merge(inside, series, span, rollUpRows(rows, series, span));
    await inside('setting')
      .insert({ name: series.watermark, value: String(last.id) })
      .onConflict('name')
      .merge();
    return rows.length;
  });
}

/** Id of the last reading that the roll-ups hold. */
export async function takenInOf(knex: Knex, { watermark }: Series): Promise<number> {
  const row: { value: string } | undefined = await knex('setting').where({ name: watermark }).first('value');
  return Number(row?.value ?? 0);
}

async function merge(knex: Knex, { name }: Series, span: Span, rolled: readonly RollUpRow[]): Promise<void> {
  const table = `${name}_${span}`;
  const starts = rolled.map(({ start }) => start ?? 0);
  const stored = (await knex(table).whereIn('start', starts)) as RollUpRow[];
  const before = new Map(stored.map((row) => [row.start, row]));
  const merged = rolled.map((row) => {
    const old = before.get(row.start ?? 0);
    return old === undefined ? row : mergeRollUps(old, row);
  });
  await knex(table).insert(merged).onConflict('start').merge();
}
