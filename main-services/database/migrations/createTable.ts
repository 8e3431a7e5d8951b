import type { Knex } from 'knex';
import type { Dialect } from '../Dialect.ts';

/** Creates a table with the options of the engine and, unless told otherwise, an `id` that counts up. */
export async function createTable(
  knex: Knex,
  dialect: Dialect,
  name: string,
  columns: (table: Knex.CreateTableBuilder) => void,
  key: 'counting' | 'given' = 'counting',
): Promise<void> {
  await knex.schema.createTable(name, (table) => {
    dialect.table(table);
    if (key === 'counting') table.increments('id');
    columns(table);
  });
}

/** A column that points at another table's `id`. */
export function reference(
  table: Knex.CreateTableBuilder,
  column: string,
  target: string,
  onDelete: 'CASCADE' | 'SET NULL' | 'RESTRICT',
): void {
  const builder = table.integer(column).unsigned();
  if (onDelete !== 'SET NULL') builder.notNullable();
  builder.references('id').inTable(target).onDelete(onDelete);
  table.index([column]);
}
