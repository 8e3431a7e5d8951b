import type { AlertRepository } from '../database/Repositories.ts';
import type { Alert, AlertNotice } from '../model/alert.ts';
import type { ObservationRequest, Sequence, SequenceStatus } from '../model/request.ts';
import type { AlertRow } from './AlertRow.ts';
import type { StoreQueue } from './StoreQueue.ts';

/** Rows kept in memory and shown; the database keeps all. */
const MOST_ROWS = 200;
/** Notices shown per row: practice bursts share one number for ever. */
const MOST_NOTICES_SHOWN = 100;

/** Images were taken, or are being taken, where such a sequence points. */
const BEGUN: ReadonlySet<SequenceStatus> = new Set(['EXECUTING', 'COMPLETED', 'INTERRUPTED']);
const isWanted = ({ status }: Sequence) => status !== 'CANCELLED';

export type AlertChange = Partial<
  Omit<Alert, 'id' | 'notices' | 'burstId' | 'name' | 'mission' | 'fake' | 'createdAt'>
>;
export type NewNotice = Omit<AlertNotice, 'id' | 'alertId'>;

/** The bursts of these days, each one row in memory at once and in the database soon after. */
export class AlertRows {
  readonly #repository: AlertRepository;
  readonly #queue: StoreQueue;
  readonly #onChanged: () => void;
  /** Oldest first. */
  readonly #rows: AlertRow[] = [];
  readonly #byKey = new Map<string, AlertRow>();
  #provisionalId = 0;

  constructor(repository: AlertRepository, queue: StoreQueue, onChanged: () => void) {
    this.#repository = repository;
    this.#queue = queue;
    this.#onChanged = onChanged;
  }

  /** Newest first. */
  list(): readonly Alert[] {
    return this.#rows.map(({ alert }) => alert).reverse();
  }

  all(): readonly AlertRow[] {
    return this.#rows;
  }

  of(key: string): AlertRow | null {
    return this.#byKey.get(key) ?? null;
  }

  withId(id: number): AlertRow | null {
    return this.#rows.find(({ alert }) => alert.id === id) ?? null;
  }

  /** Takes over a row the database already has. */
  adopt(alert: Alert, keys: readonly string[]): AlertRow {
    const ordered = alert.requestId !== null && (alert.decision === 'observe' || alert.decision === 'later');
    const { rightAscensionDegrees: raDegrees, declinationDegrees: decDegrees, errorDegrees } = alert;
    const known = raDegrees !== null && decDegrees !== null && errorDegrees !== null;
    return this.#enter({
      alert,
      keys: new Set(keys),
      orderedAt: ordered && known ? { raDegrees, decDegrees, errorDegrees } : null,
      orders: 0,
      failedAt: null,
      failures: 0,
      changePending: false,
    });
  }

  /** Bursts point where their requests do, which after an update inside the field is not where they are. */
  recallPointing(requests: readonly ObservationRequest[]): void {
    const byId = new Map(requests.map((request) => [request.id, request]));
    for (const row of this.#rows) {
      const sequences = byId.get(row.alert.requestId ?? 0)?.sequences ?? [];
      const points = sequences.find(({ status }) => BEGUN.has(status)) ?? sequences.find(isWanted);
      if (row.orderedAt === null || points === undefined) continue;
      const { rightAscensionDegrees: raDegrees, declinationDegrees: decDegrees } = points;
      row.orderedAt = { ...row.orderedAt, raDegrees, decDegrees };
    }
  }

  open(key: string, alert: Omit<Alert, 'id' | 'notices'>, notice: NewNotice, raw: () => string): AlertRow {
    this.#provisionalId -= 1;
    const id = this.#provisionalId;
    const row = this.#enter({
      alert: { ...alert, id, notices: [{ ...notice, id, alertId: id }] },
      keys: new Set([key]),
      orderedAt: null,
      orders: 0,
      failedAt: null,
      failures: 0,
      changePending: false,
    });
    this.#queue.add(`the alert ${alert.name}`, async () => {
      const { id: _, notices: __, ...current } = row.alert;
      // A burst or notice of long ago may be in the database though it is no longer in memory.
      const known = await this.#repository.findByBurst(alert.mission, alert.burstId);
      if (known !== null) this.#stored(row, known.id, [await this.#addNotice(known.id, notice, raw)]);
      else {
        const seen = await this.#repository.findByIvorn(notice.ivorn);
        const stored = seen ?? (await this.#repository.create(current, notice, raw()));
        this.#stored(row, stored.id, stored.notices);
      }
    });
    this.#onChanged();
    return row;
  }

  /** Notices of this mission's burst go to that row from now on. */
  join(row: AlertRow, key: string): void {
    row.keys.add(key);
    this.#byKey.set(key, row);
  }

  addNotice(row: AlertRow, key: string, notice: NewNotice, raw: () => string): void {
    this.join(row, key);
    this.#provisionalId -= 1;
    const notices = [...row.alert.notices, { ...notice, id: this.#provisionalId, alertId: row.alert.id }];
    row.alert = { ...row.alert, notices: notices.slice(-MOST_NOTICES_SHOWN) };
    this.#queue.add(`notice ${notice.ivorn}`, async () => {
      const stored = await this.#addNotice(row.alert.id, notice, raw);
      this.#stored(row, stored.alertId, [stored]);
    });
    this.#onChanged();
  }

  change(row: AlertRow, change: AlertChange): void {
    row.alert = { ...row.alert, ...change };
    this.#onChanged();
    if (row.changePending) return;
    row.changePending = true;
    this.#queue.add(`the state of ${row.alert.name}`, async () => {
      row.changePending = false;
      const {
        id,
        notices: _,
        burstId: __,
        name: ___,
        mission: ____,
        fake: _____,
        createdAt: ______,
        ...rest
      } = row.alert;
      await this.#repository.update(id, rest);
    });
  }

  async #addNotice(alertId: number, notice: NewNotice, raw: () => string): Promise<AlertNotice> {
    const known = await this.#repository.findByIvorn(notice.ivorn);
    const same = known?.notices.find(({ ivorn }) => ivorn === notice.ivorn);
    return same ?? this.#repository.addNotice(alertId, notice, raw());
  }

  /** Gives the row and these notices the ids they have in the database; notices that have theirs stay the same objects. */
  #stored(row: AlertRow, alertId: number, stored: readonly AlertNotice[]): void {
    const ids = new Map(stored.map(({ ivorn, id }) => [ivorn, id]));
    const notices = row.alert.notices.map((notice) => {
      const id = ids.get(notice.ivorn) ?? notice.id;
      return id === notice.id && alertId === notice.alertId ? notice : { ...notice, id, alertId };
    });
    row.alert = { ...row.alert, id: alertId, notices };
    this.#onChanged();
  }

  #enter(row: AlertRow): AlertRow {
    this.#rows.push(row);
    for (const key of row.keys) this.#byKey.set(key, row);
    while (this.#rows.length > MOST_ROWS) {
      for (const key of this.#rows.shift()?.keys ?? []) this.#byKey.delete(key);
    }
    return row;
  }
}
