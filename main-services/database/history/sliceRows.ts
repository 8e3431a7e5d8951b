import type { Database } from '../Database.ts';
import { isDirection } from './Series.ts';
import type { TrendSlice } from './trendSlices.ts';

/** A piece of a table to be cut into slices. */
export interface Piece {
  readonly table: string;
  readonly column: string;
  /** Rows of readings ("updated"), or of a roll-up ("start"). */
  readonly kind: 'readings' | 'rollUp';
  readonly from: number;
  readonly to: number;
  /** Only rows with a larger id: what the roll-ups do not hold yet. */
  readonly afterId?: number;
}

/** How the whole span is cut. */
export interface Slicing {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** At most so many readings that are not rolled up yet are looked at: after an update there may be years of them. */
const MOST_UNROLLED_ROWS = 50_000;

/** Minimum, maximum, sums and count of each slice of a span, gathered by the database. */
export async function sliceRows({ knex, dialect }: Database, piece: Piece, slicing: Slicing): Promise<TrendSlice[]> {
  const { table, column, kind, from, to, afterId } = piece;
  const time = kind === 'readings' ? 'updated' : 'start';
  const bindings = [slicing.from, slicing.points, slicing.to - slicing.from];
  const rows = knex(table).where(time, '>=', from).where(time, '<', to);
  if (afterId !== undefined) rows.whereBetween('id', [afterId + 1, afterId + MOST_UNROLLED_ROWS]);
  const sums = kind === 'readings' ? sumsOfReadings(column) : sumsOfRollUps(column);
  return (await rows
    .select(knex.raw(`${dialect.bucket(time)} as slice`, bindings))
    .select(knex.raw(sums))
    .groupBy('slice')
    .orderBy('slice')) as TrendSlice[];
}

function sumsOfReadings(column: string): string {
  const extremes = `min(${column}) as minimum, max(${column}) as maximum, count(${column}) as known`;
  if (!isDirection(column)) return `${extremes}, sum(${column}) as total`;
  return `${extremes}, sum(sin(radians(${column}))) as east, sum(cos(radians(${column}))) as north`;
}

function sumsOfRollUps(column: string): string {
  const extremes = `min(${column}_min) as minimum, max(${column}_max) as maximum, sum(${column}_count) as known`;
  if (!isDirection(column)) return `${extremes}, sum(${column}_sum) as total`;
  return `${extremes}, sum(${column}_east) as east, sum(${column}_north) as north`;
}
