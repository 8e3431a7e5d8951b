import type { Knex } from 'knex';
import type { Alert, AlertNotice } from '../model/alert.ts';
import { type AlertRow, alertFromRow, chainColumns, type NoticeRow, noticeColumns } from './alertRows.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import type { AlertRepository } from './Repositories.ts';
import { insertRow, transaction } from './transaction.ts';

type NewNotice = Omit<AlertNotice, 'id' | 'alertId'>;
type Change = Parameters<AlertRepository['update']>[1];

/** All but the document itself: it is long, and nobody asks this store for it. */
const SHOWN = ['id', 'alert_id', 'ivorn', 'mission', 'type', 'role', 'received_at', 'source', 'decision', 'reasons'];

/** Bursts with their notices. */
export class AlertStore implements AlertRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async create(alert: Omit<Alert, 'id' | 'notices'>, notice: NewNotice, raw: string): Promise<Alert> {
    const id = await transaction(this.#knex, async (inside) => {
      const alertId = await insertRow(inside, 'alert', {
        burst_id: alert.burstId,
        mission: alert.mission,
        name: alert.name,
        created: alert.createdAt,
        fake: alert.fake,
        ...changedColumns(inside, alert),
      });
      await inside('alert_notice').insert({ alert_id: alertId, raw, ...noticeColumns(notice) });
      return alertId;
    });
    return this.#existing(id);
  }

  async addNotice(alertId: number, notice: NewNotice, raw: string): Promise<AlertNotice> {
    await this.#mustExist(alertId);
    const id = await insertRow(this.#knex, 'alert_notice', { alert_id: alertId, raw, ...noticeColumns(notice) });
    return { ...notice, id, alertId };
  }

  async update(id: number, change: Change): Promise<void> {
    await this.#mustExist(id);
    const columns = changedColumns(this.#knex, change);
    if (Object.keys(columns).length > 0) await this.#knex('alert').where({ id }).update(columns);
  }

  async get(id: number): Promise<Alert | null> {
    return this.#one(this.#knex('alert').where({ id }));
  }

  async findByBurst(mission: string, burstId: string): Promise<Alert | null> {
    return this.#one(this.#knex('alert').where({ mission, burst_id: burstId }));
  }

  async findByIvorn(ivorn: string): Promise<Alert | null> {
    const notice: { alert_id: number } | undefined = await this.#knex('alert_notice')
      .where({ ivorn })
      .first('alert_id');
    return notice === undefined ? null : this.get(notice.alert_id);
  }

  async findByRequest(requestId: number): Promise<Alert | null> {
    return this.#one(this.#knex('alert').where({ request_id: requestId }).orderBy('id', 'desc').limit(1));
  }

  async list(limit: number): Promise<readonly Alert[]> {
    return this.#load(await this.#knex('alert').orderBy('id', 'desc').limit(limit));
  }

  async #existing(id: number): Promise<Alert> {
    const alert = await this.get(id);
    if (alert === null) throw new NoSuchRecord('alert', id);
    return alert;
  }

  async #mustExist(id: number): Promise<void> {
    const found = await this.#knex('alert').where({ id }).first('id');
    if (found === undefined) throw new NoSuchRecord('alert', id);
  }

  async #one(query: Knex.QueryBuilder): Promise<Alert | null> {
    const [alert] = await this.#load(await query);
    return alert ?? null;
  }

  async #load(rows: readonly AlertRow[]): Promise<Alert[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const notices: NoticeRow[] = await this.#knex('alert_notice').whereIn('alert_id', ids).orderBy('id').select(SHOWN);
    const noticesOf = Map.groupBy(notices, (notice) => notice.alert_id);
    const strategies: { id: number; name: string }[] = await this.#knex('strategy_obs').select('id', 'name');
    const nameOf = new Map(strategies.map(({ id, name }) => [id, name]));
    return rows.map((row) =>
      alertFromRow(row, noticesOf.get(row.id) ?? [], nameOf.get(row.strategy_obs_id ?? 0) ?? null),
    );
  }
}

/** Columns of what a change names; what it leaves out is left alone. */
function changedColumns(knex: Knex, change: Change): Record<string, unknown> {
  const columns: Record<string, unknown> = {
    request_id: change.requestId,
    ra: change.rightAscensionDegrees,
    dec: change.declinationDegrees,
    error: change.errorDegrees,
    decision: change.decision,
    reasons: change.reasons === undefined ? undefined : JSON.stringify(change.reasons),
    retracted: change.retracted,
    question: change.question == null ? change.question : JSON.stringify(change.question),
    ...strategyColumns(knex, change.strategy),
    ...(change.chain === undefined ? {} : chainColumns(change.chain)),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** A strategy that is not stored (any more) leaves no mark. */
function strategyColumns(knex: Knex, strategy: Alert['strategy']): Record<string, unknown> {
  if (strategy === undefined) return {};
  const name = strategy?.name ?? null;
  return {
    strategy_obs_id: name === null ? null : knex('strategy_obs').where({ name }).select('id'),
    strategy_version: strategy?.version ?? null,
  };
}
