import type { AlertRepository } from '../../main-services/database/Repositories.ts';
import type { Alert, AlertNotice } from '../../main-services/model/alert.ts';

/** Keeps alerts in memory as the database would, its unique keys included; `failing` makes it be away. */
export class InMemoryAlerts implements AlertRepository {
  readonly #alerts = new Map<number, Alert>();
  #lastId = 0;
  failing = false;
  writes = 0;

  async create(
    alert: Omit<Alert, 'id' | 'notices'>,
    notice: Omit<AlertNotice, 'id' | 'alertId'>,
    _raw: string,
  ): Promise<Alert> {
    await this.#turn();
    if ([...this.#alerts.values()].some((a) => a.mission === alert.mission && a.burstId === alert.burstId)) {
      throw new Error(`unique: ${alert.mission} ${alert.burstId}`);
    }
    this.#lastId += 1;
    return this.#save({ ...alert, id: this.#lastId, notices: [this.#numbered(this.#lastId, notice)] });
  }

  async addNotice(alertId: number, notice: Omit<AlertNotice, 'id' | 'alertId'>, _raw: string): Promise<AlertNotice> {
    await this.#turn();
    const alert = this.#existing(alertId);
    const added = this.#numbered(alertId, notice);
    this.#save({ ...alert, notices: [...alert.notices, added] });
    return added;
  }

  async update(id: number, change: Parameters<AlertRepository['update']>[1]): Promise<void> {
    await this.#turn();
    this.#save({ ...this.#existing(id), ...change });
  }

  async get(id: number): Promise<Alert | null> {
    await this.#turn();
    return this.#alerts.get(id) ?? null;
  }

  async findByBurst(mission: string, burstId: string): Promise<Alert | null> {
    return this.#find((alert) => alert.mission === mission && alert.burstId === burstId);
  }

  async findByIvorn(ivorn: string): Promise<Alert | null> {
    return this.#find((alert) => alert.notices.some((notice) => notice.ivorn === ivorn));
  }

  async findByRequest(requestId: number): Promise<Alert | null> {
    return this.#find((alert) => alert.requestId === requestId);
  }

  async list(limit: number): Promise<readonly Alert[]> {
    await this.#turn();
    return [...this.#alerts.values()].reverse().slice(0, limit);
  }

  async #find(matches: (alert: Alert) => boolean): Promise<Alert | null> {
    await this.#turn();
    return [...this.#alerts.values()].find(matches) ?? null;
  }

  #numbered(alertId: number, notice: Omit<AlertNotice, 'id' | 'alertId'>): AlertNotice {
    if ([...this.#alerts.values()].some(({ notices }) => notices.some(({ ivorn }) => ivorn === notice.ivorn))) {
      throw new Error(`unique: ${notice.ivorn}`);
    }
    this.#lastId += 1;
    return { ...notice, id: this.#lastId, alertId };
  }

  #existing(id: number): Alert {
    const alert = this.#alerts.get(id);
    if (alert === undefined) throw new Error(`there is no alert ${id}`);
    return alert;
  }

  #save(alert: Alert): Alert {
    this.writes += 1;
    this.#alerts.set(alert.id, alert);
    return alert;
  }

  /** A database answers in a later turn of the event loop, never in this one. */
  async #turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failing) throw new Error('the database is away');
  }
}
