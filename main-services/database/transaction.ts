import type { Knex } from 'knex';

/** Runs several statements as one: all of them are stored, or none. */
export function transaction<T>(knex: Knex, work: (inside: Knex.Transaction) => Promise<T>): Promise<T> {
  return knex.transaction(work);
}

/** Inserts one row into a table whose `id` counts up. @returns the new id */
export async function insertRow(knex: Knex, table: string, row: Readonly<Record<string, unknown>>): Promise<number> {
  const [id] = await knex(table).insert(row);
  return Number(id);
}
