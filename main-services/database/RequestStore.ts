import type { Knex } from 'knex';
import type { ObservationRequest, Sequence, SequenceStatus, TimeWindow } from '../model/request.ts';
import type { SettledRequestDraft } from '../model/requestDraft.ts';
import { loadSequences } from './loadSequences.ts';
import { NoSuchRecord } from './NoSuchRecord.ts';
import { earliestNightStillOpen, isOpenOn } from './nightsStillOpen.ts';
import type { RequestRepository } from './Repositories.ts';
import { type RequestRow, requestFromRow, type SequenceRow } from './requestRows.ts';
import { storeFurtherSequence, storeRequest, storeWindows } from './storeRequest.ts';
import { transaction } from './transaction.ts';

/** Requests with their sequences, albums and plans. */
export class RequestStore implements RequestRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async create(draft: SettledRequestDraft, createdAt: number): Promise<ObservationRequest> {
    const id = await transaction(this.#knex, (inside) => storeRequest(inside, draft, createdAt));
    return this.#existing(id);
  }

  async addSequence(requestId: number, draft: SettledRequestDraft['sequences'][number]): Promise<ObservationRequest> {
    await transaction(this.#knex, (inside) => storeFurtherSequence(inside, requestId, draft));
    return this.#existing(requestId);
  }

  async get(id: number): Promise<ObservationRequest | null> {
    const [request] = await this.#load(await this.#rows().where('request.id', id));
    return request ?? null;
  }

  async list(limit: number): Promise<readonly ObservationRequest[]> {
    return this.#load(await this.#rows().orderBy('request.id', 'desc').limit(limit));
  }

  async submittedFor(nightDate: string): Promise<readonly ObservationRequest[]> {
    const rows = await this.#rows()
      .where('request.submitted', true)
      .where('request.night_date', '<=', nightDate)
      .where('request.night_date', '>=', earliestNightStillOpen(nightDate))
      .orderBy('request.id');
    const requests = await this.#load(rows);
    return requests.filter((request) => request.sequences.some((one) => isOpenOn(one, request.nightDate, nightDate)));
  }

  async setSubmitted(id: number, submitted: boolean): Promise<void> {
    await this.#change('request', id, { submitted });
  }

  async setComplete(id: number, complete: boolean): Promise<void> {
    await this.#change('request', id, { complete });
  }

  async remove(id: number): Promise<void> {
    const removed = await this.#knex('request').where({ id }).delete();
    if (removed === 0) throw new NoSuchRecord('request', id);
  }

  async getSequence(id: number): Promise<Sequence | null> {
    const rows: SequenceRow[] = await this.#knex('sequence').where({ id });
    const [sequence] = await loadSequences(this.#knex, rows);
    return sequence ?? null;
  }

  async setSequenceStatus(id: number, status: SequenceStatus, reason: string | null): Promise<void> {
    await this.#change('sequence', id, { status, status_reason: reason });
  }

  async setSequenceWindows(id: number, windows: readonly TimeWindow[]): Promise<void> {
    await transaction(this.#knex, async (inside) => {
      const found = await inside('sequence').where({ id }).first('id');
      if (found === undefined) throw new NoSuchRecord('sequence', id);
      await storeWindows(inside, id, windows);
    });
  }

  async executing(): Promise<readonly Sequence[]> {
    const rows: SequenceRow[] = await this.#knex('sequence').where({ status: 'EXECUTING' }).orderBy('id');
    return loadSequences(this.#knex, rows);
  }

  async setImagesTaken(planId: number, imagesTaken: number): Promise<void> {
    await this.#change('plan', planId, { images_taken: imagesTaken });
  }

  async #existing(id: number): Promise<ObservationRequest> {
    const stored = await this.get(id);
    if (stored === null) throw new NoSuchRecord('request', id);
    return stored;
  }

  #rows(): Knex.QueryBuilder {
    return this.#knex('request')
      .join('pyros_user', 'pyros_user.id', 'request.pyros_user_id')
      .join('scientific_program', 'scientific_program.id', 'request.scientific_program_id')
      .select(
        'request.*',
        'pyros_user.username as user_name',
        'scientific_program.name as programme_name',
        'scientific_program.priority as programme_priority',
      );
  }

  async #load(rows: readonly RequestRow[]): Promise<ObservationRequest[]> {
    const ids = rows.map((row) => row.id);
    const sequenceRows: SequenceRow[] =
      ids.length === 0 ? [] : await this.#knex('sequence').whereIn('request_id', ids).orderBy('position');
    const sequences = Map.groupBy(await loadSequences(this.#knex, sequenceRows), (sequence) => sequence.requestId);
    return rows.map((row) => requestFromRow(row, sequences.get(row.id) ?? []));
  }

  /** An update that changes nothing counts no row on MariaDB, so a miss is looked up before it is called one. */
  async #change(table: 'request' | 'sequence' | 'plan', id: number, columns: Record<string, unknown>): Promise<void> {
    const changed = await this.#knex(table).where({ id }).update(columns);
    if (changed > 0) return;
    const found = await this.#knex(table).where({ id }).first('id');
    if (found === undefined) throw new NoSuchRecord(table, id);
  }
}
