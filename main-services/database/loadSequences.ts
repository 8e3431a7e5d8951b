import type { Knex } from 'knex';
import type { Sequence } from '../model/request.ts';
import {
  type AlbumRow,
  type PlanRow,
  planFromRow,
  type SequenceRow,
  sequenceFromRow,
  type WindowRow,
} from './requestRows.ts';

/** Puts sequence rows together with their windows, albums and plans: three questions, however many sequences. */
export async function loadSequences(knex: Knex, rows: readonly SequenceRow[]): Promise<Sequence[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const windows: WindowRow[] = await knex('sequence_window').whereIn('sequence_id', ids).orderBy('position');
  const albums: AlbumRow[] = await knex('album').whereIn('sequence_id', ids).orderBy('position');
  const plans: PlanRow[] = await knex('plan')
    .select('plan.*')
    .join('album', 'album.id', 'plan.album_id')
    .whereIn('album.sequence_id', ids)
    .orderBy('plan.position');
  const windowsOf = Map.groupBy(windows, (window) => window.sequence_id);
  const albumsOf = Map.groupBy(albums, (album) => album.sequence_id);
  const plansOf = Map.groupBy(plans, (plan) => plan.album_id);
  return rows.map((row) =>
    sequenceFromRow(
      row,
      windowsOf.get(row.id) ?? [],
      (albumsOf.get(row.id) ?? []).map((album) => ({
        id: album.id,
        sequenceId: album.sequence_id,
        detector: album.detector,
        plans: (plansOf.get(album.id) ?? []).map(planFromRow),
      })),
    ),
  );
}
