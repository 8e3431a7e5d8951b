import type { Knex } from 'knex';
import type { AuditFilter, AuditRecord } from '../model/audit.ts';
import type { DeviceHistoryFilter, DeviceStatusRecord } from '../model/deviceHistory.ts';
import type { Closure, CommandRecord, LostTime } from '../model/operations.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { OperationsRepository } from './Repositories.ts';
import { readAudit } from './readAudit.ts';
import { readDeviceHistory } from './readDeviceHistory.ts';
import { insertRow, transaction } from './transaction.ts';

interface CommandRow {
  id: number;
  created: number;
  issued_by: string;
  device: string;
  command: string;
  acknowledged_at: number | null;
  verified_at: number | null;
  outcome: CommandRecord['outcome'];
  detail: string;
}

/** Commands, audit, closures, lost time, device states and software versions. */
export class OperationsStore implements OperationsRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async saveCommand(record: CommandRecord): Promise<void> {
    const row: CommandRow = {
      id: record.id,
      created: record.at,
      issued_by: record.by,
      device: record.device,
      command: record.command,
      acknowledged_at: record.acknowledgedAt,
      verified_at: record.verifiedAt,
      outcome: record.outcome,
      detail: record.detail,
    };
    await this.#knex('command').insert(row).onConflict('id').merge();
  }

  async commands(limit: number): Promise<readonly CommandRecord[]> {
    const rows: CommandRow[] = await this.#knex('command').orderBy('id', 'desc').limit(limit);
    return rows.map((row) => ({
      id: row.id,
      at: row.created,
      by: row.issued_by,
      device: row.device,
      command: row.command,
      acknowledgedAt: row.acknowledged_at,
      verifiedAt: row.verified_at,
      outcome: row.outcome,
      detail: row.detail,
    }));
  }

  async lastCommandId(): Promise<number> {
    const row = await this.#knex('command').max<{ last: number | null }>('id as last').first();
    return row?.last ?? 0;
  }

  async audit(entry: Parameters<OperationsRepository['audit']>[0]): Promise<void> {
    await this.#knex('audit').insert({
      created: entry.at,
      issued_by: entry.by,
      window_id: entry.windowId,
      call_name: entry.call,
      input: entry.input,
      outcome: entry.outcome,
      reason: entry.reason,
    });
  }

  auditTrail(filter: AuditFilter): Promise<readonly AuditRecord[]> {
    return readAudit(this.#knex, filter);
  }

  saveClosure(closure: Closure): Promise<number> {
    return insertRow(this.#knex, 'closure', {
      cause: closure.cause,
      created: closure.at,
      closed_at: closure.closedAt,
    });
  }

  async setClosed(id: number, closedAt: number): Promise<void> {
    await this.#end('closure', id, { closed_at: closedAt });
  }

  async closures(from: number, to: number): Promise<readonly Closure[]> {
    const rows: { cause: string; created: number; closed_at: number | null }[] = await this.#knex('closure')
      .whereBetween('created', [from, to])
      .orderBy('created')
      .orderBy('id');
    return rows.map((row) => ({ cause: row.cause, at: row.created, closedAt: row.closed_at }));
  }

  saveLostTime(lost: LostTime): Promise<number> {
    return insertRow(this.#knex, 'lost_time', { cause: lost.cause, start_at: lost.start, end_at: lost.end });
  }

  async endLostTime(id: number, end: number): Promise<void> {
    await this.#end('lost_time', id, { end_at: end });
  }

  async endOpenLostTimes(end: number): Promise<void> {
    await this.#knex('lost_time').whereNull('end_at').update({ end_at: end });
  }

  async lostTimes(from: number, to: number): Promise<readonly LostTime[]> {
    const rows: { cause: string; start_at: number; end_at: number | null }[] = await this.#knex('lost_time')
      .where('start_at', '<=', to)
      .where((either) => either.whereNull('end_at').orWhere('end_at', '>=', from))
      .orderBy('start_at')
      .orderBy('id');
    return rows.map((row) => ({ cause: row.cause, start: row.start_at, end: row.end_at }));
  }

  async recordDeviceStatus(name: string, at: number, status: string, detail: string): Promise<void> {
    await transaction(this.#knex, async (inside) => {
      const known: { id: number; status: string; status_detail: string | null } | undefined = await inside('device')
        .where({ name })
        .first('id', 'status', 'status_detail');
      const id = known?.id ?? (await insertRow(inside, 'device', { name, category: 'other' }));
      await inside('device').where({ id }).update({ status, status_detail: detail, updated: at });
      // The history keeps changes; a state that is only confirmed moves `updated`.
      if (known !== undefined && known.status === status && known.status_detail === detail) return;
      await inside('device_status').insert({ device_id: id, created: at, status, detail });
    });
  }

  deviceHistory(filter: DeviceHistoryFilter): Promise<readonly DeviceStatusRecord[]> {
    return readDeviceHistory(this.#knex, filter);
  }

  async recordVersion(module: string, version: string, at: number): Promise<void> {
    const last: { version: string } | undefined = await this.#knex('version')
      .where({ module })
      .orderBy('id', 'desc')
      .first('version');
    if (last?.version !== version) await this.#knex('version').insert({ module, version, created: at });
  }

  async #end(table: 'closure' | 'lost_time', id: number, columns: Record<string, number>): Promise<void> {
    const found = await this.#knex(table).where({ id }).first('id');
    if (found === undefined) throw new NoSuchRecord(table.replace('_', ' '), id);
    await this.#knex(table).where({ id }).update(columns);
  }
}
