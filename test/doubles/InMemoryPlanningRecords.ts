import { nightsLater } from '../../main-services/database/nightsStillOpen.ts';
import type {
  PlanningRecordRepository,
  SequenceSettlement,
  TimeSpent,
} from '../../main-services/database/Repositories.ts';
import type { PlanningCandidate } from '../../main-services/model/planningCandidate.ts';
import type { Sequence, SequenceStatus, TimeWindow } from '../../main-services/model/request.ts';
import type { InMemoryRequests, InMemoryUsers } from './InMemoryRepositories.ts';

const CHANGEABLE: readonly SequenceStatus[] = ['TOBEPLANNED', 'OBSERVABLE', 'PLANNED', 'REJECTED', 'UNPLANNABLE'];
const BEGUN: readonly SequenceStatus[] = ['EXECUTING', 'COMPLETED', 'INTERRUPTED'];
const ENDED: readonly SequenceStatus[] = ['COMPLETED', 'INTERRUPTED', 'CANCELLED'];
const ALL = 1_000_000;

/** The planner's view of requests kept in memory, with the rules of the stored ones. */
export class InMemoryPlanningRecords implements PlanningRecordRepository {
  readonly #requests: InMemoryRequests;
  readonly #users: InMemoryUsers;
  readonly #used = new Map<number, { night: string; seconds: number; programme: number; user: number }>();

  constructor(requests: InMemoryRequests, users: InMemoryUsers) {
    this.#requests = requests;
    this.#users = users;
  }

  async candidates(nightDate: string): Promise<readonly PlanningCandidate[]> {
    const requests = (await this.#requests.list(ALL)).toReversed();
    return requests.flatMap(({ sequences, ...request }) => {
      const later = nightsLater(request.nightDate, nightDate);
      if (!request.submitted || later < 0) return [];
      const hasBegun = sequences.some(({ status }) => BEGUN.includes(status));
      return sequences
        .filter(({ status, reportNights }) => later <= reportNights && [...CHANGEABLE, 'EXECUTING'].includes(status))
        .map((sequence) => ({ request: { ...request, hasBegun }, sequence }));
    });
  }

  async statuses(ids: readonly number[]): Promise<ReadonlyMap<number, SequenceStatus>> {
    return new Map((await this.#all()).filter(({ id }) => ids.includes(id)).map(({ id, status }) => [id, status]));
  }

  async settle(changes: readonly SequenceSettlement[]): Promise<void> {
    for (const { sequenceId, status, reason } of changes) {
      const sequence = await this.#requests.getSequence(sequenceId);
      const request = sequence && (await this.#requests.get(sequence.requestId));
      if (!sequence || !request?.submitted || !CHANGEABLE.includes(sequence.status)) continue;
      await this.#requests.setSequenceStatus(sequenceId, status, reason);
    }
  }

  async setWindows(changes: readonly { sequenceId: number; windows: readonly TimeWindow[] }[]): Promise<void> {
    for (const { sequenceId, windows } of changes) await this.#requests.setSequenceWindows(sequenceId, windows);
  }

  async chargeEnded(night: string, costSeconds: (sequence: Sequence) => number): Promise<number> {
    let charged = 0;
    for (const request of await this.#requests.list(ALL)) {
      for (const sequence of request.sequences) {
        if (!ENDED.includes(sequence.status) || this.#used.has(sequence.id)) continue;
        const seconds = costSeconds(sequence);
        this.#used.set(sequence.id, { night, seconds, programme: request.programmeId, user: request.userId });
        const at = this.#users.users.findIndex(({ id }) => id === request.userId);
        const user = this.#users.users[at];
        if (user) this.#users.users[at] = { ...user, quotaSeconds: Math.max(0, user.quotaSeconds - seconds) };
        charged++;
      }
    }
    return charged;
  }

  async timeSpent(nightDate: string): Promise<TimeSpent> {
    const ofProgramme = new Map<number, number>();
    const ofUser = new Map<number, number>();
    for (const { night, seconds, programme, user } of this.#used.values()) {
      if (night !== nightDate) continue;
      ofProgramme.set(programme, (ofProgramme.get(programme) ?? 0) + seconds);
      ofUser.set(user, (ofUser.get(user) ?? 0) + seconds);
    }
    return { ofProgramme, ofUser };
  }

  async #all(): Promise<readonly Sequence[]> {
    return (await this.#requests.list(ALL)).flatMap(({ sequences }) => sequences);
  }
}
