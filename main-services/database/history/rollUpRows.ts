import { isDirection, type Series } from './Series.ts';

/** A row of a synthesis table as the database gives it. */
export type ReadingRow = Readonly<Record<string, unknown>>;
/** A row of a roll-up table, without its id. */
export type RollUpRow = Record<string, number | null>;

/** Lengths of the two kinds of roll-up, milliseconds. */
export const SPANS = { minute: 60_000, hour: 3_600_000 } as const;
export type Span = keyof typeof SPANS;

/** Gathers readings into the spans they fall into. */
export function rollUpRows(rows: readonly ReadingRow[], series: Series, span: Span): readonly RollUpRow[] {
  const byStart = new Map<number, RollUpRow>();
  for (const row of rows) {
    const start = Math.floor(Number(row.updated) / SPANS[span]) * SPANS[span];
    const one = rollUpOf(row, series, start);
    const before = byStart.get(start);
    byStart.set(start, before === undefined ? one : mergeRollUps(before, one));
  }
  return [...byStart.values()];
}

/** Two roll-ups of the same span as one: no extreme is lost, means stay exact. */
export function mergeRollUps(a: RollUpRow, b: RollUpRow): RollUpRow {
  const merged: RollUpRow = { ...a };
  for (const [column, value] of Object.entries(b)) {
    const before = a[column] ?? null;
    if (column === 'start') continue;
    if (before === null || value === null) merged[column] = before ?? value;
    else if (column.endsWith('_min')) merged[column] = Math.min(before, value);
    else if (column.endsWith('_max')) merged[column] = Math.max(before, value);
    else merged[column] = before + value;
  }
  return merged;
}

function rollUpOf(row: ReadingRow, { numbers }: Series, start: number): RollUpRow {
  const rolled: RollUpRow = { start, readings: 1 };
  for (const column of numbers) {
    const raw = row[column];
    const value = typeof raw === 'number' && Number.isFinite(raw) ? raw : null;
    rolled[`${column}_count`] = value === null ? 0 : 1;
    rolled[`${column}_min`] = value;
    rolled[`${column}_max`] = value;
    if (isDirection(column)) {
      const radians = value === null ? null : (value * Math.PI) / 180;
      rolled[`${column}_east`] = radians === null ? null : Math.sin(radians);
      rolled[`${column}_north`] = radians === null ? null : Math.cos(radians);
    } else rolled[`${column}_sum`] = value;
  }
  return rolled;
}
