import type { Knex } from 'knex';
import type { PlanningCandidate } from '../model/planningCandidate.ts';
import type { Sequence, SequenceStatus, TimeWindow } from '../model/request.ts';
import { loadSequences } from './loadSequences.ts';
import { earliestNightStillOpen, nightsLater } from './nightsStillOpen.ts';
import type { PlanningRecordRepository, SequenceSettlement, TimeSpent } from './Repositories.ts';
import { type SequenceRow, sequenceFromRow, type WindowRow } from './requestRows.ts';
import { storeWindows } from './storeRequest.ts';
import { transaction } from './transaction.ts';

/** What a planning decides about; unplannable ones are looked at again, because another night has other windows. */
const OPEN: readonly SequenceStatus[] = [
  'TOBEPLANNED',
  'OBSERVABLE',
  'PLANNED',
  'REJECTED',
  'UNPLANNABLE',
  'EXECUTING',
];
/** What it may change: a sequence that began or ended meanwhile is left alone. */
const CHANGEABLE: readonly SequenceStatus[] = ['TOBEPLANNED', 'OBSERVABLE', 'PLANNED', 'REJECTED', 'UNPLANNABLE'];
const BEGUN: readonly SequenceStatus[] = ['EXECUTING', 'COMPLETED', 'INTERRUPTED'];
/** Used telescope time and will not use more. */
const ENDED: readonly SequenceStatus[] = ['COMPLETED', 'INTERRUPTED', 'CANCELLED'];

type CandidateRow = SequenceRow & {
  request_name: string;
  pyros_user_id: number;
  scientific_program_id: number;
  programme_name: string;
  programme_priority: number;
  is_alert: number | boolean;
  night_date: string;
  all_or_nothing: number | boolean;
};

/** The records as the planner needs them: few questions, however many sequences, and no album or image. */
export class PlanningRecordStore implements PlanningRecordRepository {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async candidates(nightDate: string): Promise<readonly PlanningCandidate[]> {
    const rows: CandidateRow[] = await this.#open(nightDate)
      .join('scientific_program', 'scientific_program.id', 'request.scientific_program_id')
      .orderBy(['request.id', 'sequence.position'])
      .select(
        'sequence.*',
        'request.name as request_name',
        'request.pyros_user_id',
        'request.scientific_program_id',
        'request.is_alert',
        'request.night_date',
        'request.all_or_nothing',
        'scientific_program.name as programme_name',
        'scientific_program.priority as programme_priority',
      );
    const windows: WindowRow[] = await this.#open(nightDate)
      .join('sequence_window', 'sequence_window.sequence_id', 'sequence.id')
      .orderBy('sequence_window.position')
      .select('sequence_window.sequence_id', 'sequence_window.jd1', 'sequence_window.jd2');
    const begun: { id: number }[] = await this.#ofNight(nightDate)
      .whereIn('sequence.status', BEGUN)
      .distinct('request.id as id');
    const windowsOf = Map.groupBy(windows, (window) => window.sequence_id);
    const hasBegun = new Set(begun.map(({ id }) => id));
    return rows
      .filter((row) => nightsLater(row.night_date, nightDate) <= row.report_nights)
      .map((row) => candidateOf(row, windowsOf.get(row.id) ?? [], hasBegun.has(row.request_id)));
  }

  async statuses(sequenceIds: readonly number[]): Promise<ReadonlyMap<number, SequenceStatus>> {
    if (sequenceIds.length === 0) return new Map();
    const rows: { id: number; status: SequenceStatus }[] = await this.#knex('sequence')
      .whereIn('id', sequenceIds)
      .select('id', 'status');
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  async settle(changes: readonly SequenceSettlement[]): Promise<void> {
    const alike = Map.groupBy(changes, ({ status, reason }) => JSON.stringify([status, reason]));
    await transaction(this.#knex, async (inside) => {
      for (const [first, ...others] of alike.values()) {
        if (!first) continue;
        await inside('sequence')
          .whereIn(
            'id',
            [first, ...others].map(({ sequenceId }) => sequenceId),
          )
          .whereIn('status', CHANGEABLE)
          .whereIn('request_id', inside('request').where({ submitted: true }).select('id'))
          .update({ status: first.status, status_reason: first.reason });
      }
    });
  }

  async setWindows(changes: readonly { sequenceId: number; windows: readonly TimeWindow[] }[]): Promise<void> {
    if (changes.length === 0) return;
    await transaction(this.#knex, async (inside) => {
      for (const { sequenceId, windows } of changes) await storeWindows(inside, sequenceId, windows);
    });
  }

  async chargeEnded(nightDate: string, costSeconds: (sequence: Sequence) => number): Promise<number> {
    const rows: (SequenceRow & { pyros_user_id: number })[] = await this.#knex('sequence')
      .join('request', 'request.id', 'sequence.request_id')
      .whereIn('sequence.status', ENDED)
      .whereNull('sequence.used_seconds')
      .select('sequence.*', 'request.pyros_user_id');
    if (rows.length === 0) return 0;
    const userOf = new Map(rows.map((row) => [row.id, row.pyros_user_id]));
    const sequences = await loadSequences(this.#knex, rows);
    await transaction(this.#knex, async (inside) => {
      for (const sequence of sequences) {
        const used = costSeconds(sequence);
        const charged = await inside('sequence')
          .where({ id: sequence.id })
          .whereNull('used_seconds')
          .update({ used_seconds: used, used_night: nightDate });
        if (charged === 0 || used === 0) continue;
        await inside('pyros_user')
          .where({ id: userOf.get(sequence.id) })
          .update({ quota: inside.raw('CASE WHEN quota > ? THEN quota - ? ELSE 0 END', [used, used]) });
      }
    });
    return sequences.length;
  }

  async timeSpent(nightDate: string): Promise<TimeSpent> {
    const rows: { programme: number; user: number; used: number }[] = await this.#knex('sequence')
      .join('request', 'request.id', 'sequence.request_id')
      .where('sequence.used_night', nightDate)
      .groupBy('request.scientific_program_id', 'request.pyros_user_id')
      .select('request.scientific_program_id as programme', 'request.pyros_user_id as user')
      .sum('sequence.used_seconds as used');
    const ofProgramme = new Map<number, number>();
    const ofUser = new Map<number, number>();
    for (const { programme, user, used } of rows) {
      ofProgramme.set(programme, (ofProgramme.get(programme) ?? 0) + Number(used));
      ofUser.set(user, (ofUser.get(user) ?? 0) + Number(used));
    }
    return { ofProgramme, ofUser };
  }

  #ofNight(nightDate: string): Knex.QueryBuilder {
    return this.#knex('sequence')
      .join('request', 'request.id', 'sequence.request_id')
      .where('request.submitted', true)
      .whereBetween('request.night_date', [earliestNightStillOpen(nightDate), nightDate]);
  }

  #open(nightDate: string): Knex.QueryBuilder {
    return this.#ofNight(nightDate).whereIn('sequence.status', OPEN);
  }
}

function candidateOf(row: CandidateRow, windows: readonly WindowRow[], hasBegun: boolean): PlanningCandidate {
  const { albums: _none, ...sequence } = sequenceFromRow(row, windows, []);
  return {
    request: {
      id: row.request_id,
      name: row.request_name,
      userId: row.pyros_user_id,
      programmeId: row.scientific_program_id,
      programmeName: row.programme_name,
      programmePriority: row.programme_priority,
      isAlert: Boolean(row.is_alert),
      nightDate: row.night_date,
      allOrNothing: Boolean(row.all_or_nothing),
      hasBegun,
    },
    sequence,
  };
}
