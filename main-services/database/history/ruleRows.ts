import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Decision, RuleState } from '../../model/environment.ts';
import { RULE_RECORDED_EVERY_MS, type RuleRecord } from '../../model/environmentHistory.ts';

const TABLE = 'rule_history';
/** A round may come a minute late. */
const RECORD_HOLDS_MS = RULE_RECORDED_EVERY_MS + 60_000;
/** SQLite joins at most 500 rows in one statement (SQLITE_MAX_COMPOUND_SELECT). */
const ROWS_A_STATEMENT = 200;
/** Some five milliseconds of reading on either engine. */
const ROWS_A_PIECE = 500;

interface RuleRow {
  readonly at: number;
  readonly rule: string;
  readonly value: string;
  readonly interpretation: string;
  readonly decision: Decision;
  readonly must_secure: number | boolean;
  readonly reason: string;
  readonly circumstances: string;
}

/** Stores what rules decided. */
export async function insertRules(knex: Knex, records: readonly RuleRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += ROWS_A_STATEMENT)
    await knex(TABLE).insert(records.slice(from, from + ROWS_A_STATEMENT).map(rowOf));
}

/** Every rule as it was at an instant, by name; none where none was recorded near it. */
export async function readRules(knex: Knex, instant: number): Promise<readonly RuleState[]> {
  const latest = knex(TABLE)
    .whereBetween('at', [instant - RECORD_HOLDS_MS, instant])
    .groupBy('rule')
    .max('id');
  const rows = (await knex(TABLE).whereIn('id', latest).orderBy('rule')) as readonly RuleRow[];
  return rows.map(stateOf);
}

/** What was recorded in a span, in order; of more than `mostRecords` the latest. A piece at a time, for SQLite works on our event loop. */
export async function readDecisions(
  knex: Knex,
  from: number,
  to: number,
  mostRecords: number,
): Promise<readonly RuleRecord[]> {
  const rows: RuleRow[] = [];
  let end = { at: to, id: Number.MAX_SAFE_INTEGER };
  while (rows.length < mostRecords) {
    const before = end;
    const piece = (await knex(TABLE)
      .where('at', '>=', from)
      .where('at', '<=', before.at)
      .whereNot((same) => same.where('at', before.at).where('id', '>=', before.id))
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(Math.min(ROWS_A_PIECE, mostRecords - rows.length))) as readonly (RuleRow & { id: number })[];
    const last = piece.at(-1);
    if (last === undefined) break;
    rows.push(...piece);
    end = last;
    await nextTurn();
  }
  return rows.toReversed().map((row) => ({ at: row.at, state: stateOf(row) }));
}

/** Forgets what was decided before an instant, at most so many rows. @returns how many went */
export async function forgetRules(knex: Knex, before: number, mostRows: number): Promise<number> {
  const rows: { id: number }[] = await knex(TABLE).where('at', '<', before).orderBy('at').limit(mostRows).select('id');
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await knex(TABLE).whereIn('id', ids).delete();
  return ids.length;
}

function rowOf({ at, state }: RuleRecord): RuleRow {
  const { rule, value, interpretation, decision, mustSecure, reason, ...circumstances } = state;
  return {
    at,
    rule,
    value: JSON.stringify(value),
    interpretation,
    decision,
    must_secure: mustSecure,
    reason,
    circumstances: JSON.stringify(circumstances),
  };
}

function stateOf({ rule, value, interpretation, decision, must_secure, reason, circumstances }: RuleRow): RuleState {
  return {
    ...JSON.parse(circumstances),
    rule,
    value: JSON.parse(value),
    interpretation,
    decision,
    mustSecure: Boolean(must_secure),
    reason,
  };
}
