import type { Knex } from 'knex';

const nothing = () => undefined;

/** knex prints errors beside throwing them; who catches them decides what the operator reads. */
export const SILENT: Knex.Logger = { warn: nothing, error: nothing, deprecate: nothing, debug: nothing };
