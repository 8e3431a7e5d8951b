import type { Knex } from 'knex';
import type { AuditFilter, AuditRecord } from '../model/audit.ts';

interface AuditRow {
  id: number;
  created: number;
  issued_by: string;
  window_id: string;
  call_name: string;
  input: string;
  outcome: string;
  reason: string;
}

const SEARCHED = ['issued_by', 'window_id', 'call_name', 'input', 'outcome', 'reason'];

/** Records of the audit, newest first. */
export async function readAudit(knex: Knex, filter: AuditFilter): Promise<readonly AuditRecord[]> {
  const query = knex('audit').orderBy('id', 'desc').limit(filter.limit);
  if (filter.by !== undefined) query.where('issued_by', filter.by);
  if (filter.windowId !== undefined) query.where('window_id', filter.windowId);
  if (filter.outcome === 'done') query.where('outcome', 'done');
  if (filter.outcome === 'not-done') query.whereNot('outcome', 'done');
  if (filter.from !== undefined) query.where('created', '>=', filter.from);
  if (filter.to !== undefined) query.where('created', '<=', filter.to);
  if (filter.before !== undefined) query.where('id', '<', filter.before);
  if (filter.text !== undefined && filter.text !== '') {
    // "!" escapes, because a backslash means different things to the two engines.
    const pattern = `%${filter.text.replace(/[!%_]/g, '!$&')}%`;
    query.where((either) => {
      for (const column of SEARCHED) either.orWhereRaw(`lower(${column}) like lower(?) escape '!'`, [pattern]);
    });
  }
  const rows: AuditRow[] = await query;
  return rows.map((row) => ({
    id: row.id,
    at: row.created,
    by: row.issued_by,
    windowId: row.window_id,
    call: row.call_name,
    input: row.input,
    outcome: row.outcome,
    reason: row.reason,
  }));
}
