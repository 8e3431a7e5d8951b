import type {
  PlanningRepository,
  RequestRepository,
  UserRepository,
} from '../../main-services/database/Repositories.ts';
import type { Planning } from '../../main-services/model/planning.ts';
import type {
  ObservationRequest,
  ScientificProgramme,
  Sequence,
  SequenceStatus,
  TimeWindow,
} from '../../main-services/model/request.ts';
import type { SettledRequestDraft } from '../../main-services/model/requestDraft.ts';
import type { PyrosUser } from '../../main-services/model/user.ts';

const OPEN: readonly SequenceStatus[] = ['TOBEPLANNED', 'OBSERVABLE', 'PLANNED', 'REJECTED', 'EXECUTING'];
const DAY_MS = 86_400_000;

/** Users and programmes that the tests speak of. */
export class InMemoryUsers implements Pick<UserRepository, 'list' | 'programmes'> {
  readonly users: PyrosUser[] = ['observer', 'astronomer', 'alert'].map((username, i) => ({
    id: i + 1,
    username,
    email: `${username}@pyros.example`,
    role: 'user',
    validated: true,
    quotaSeconds: 360_000,
  }));
  granted: ScientificProgramme[] = [
    { id: 1, name: 'GRB alerts', classLetter: 'A', priority: 100, quotaPercent: 100 },
    { id: 2, name: 'AGN', classLetter: 'A', priority: 60, quotaPercent: 50 },
    { id: 3, name: 'SN', classLetter: 'B', priority: 50, quotaPercent: 50 },
  ];

  async list(): Promise<readonly PyrosUser[]> {
    return this.users;
  }

  async programmes(): Promise<readonly ScientificProgramme[]> {
    return this.granted;
  }
}

/** Requests kept in memory, with the rules of the stored ones. */
export class InMemoryRequests implements RequestRepository {
  readonly #requests = new Map<number, ObservationRequest>();
  readonly #users: InMemoryUsers;
  #lastId = 0;
  /** Every change of a sequence's status, in order: "12 PLANNED". */
  readonly statusChanges: string[] = [];

  constructor(users = new InMemoryUsers()) {
    this.#users = users;
  }

  async create(draft: SettledRequestDraft, createdAt: number): Promise<ObservationRequest> {
    const id = ++this.#lastId;
    const user = this.#users.users.find(({ username }) => username === draft.userName);
    const programme = this.#users.granted.find(({ name }) => name === draft.programmeName);
    const request: ObservationRequest = {
      id,
      name: draft.name,
      userId: user?.id ?? 0,
      userName: draft.userName,
      programmeId: programme?.id ?? 0,
      programmeName: draft.programmeName,
      programmePriority: programme?.priority ?? 0,
      isAlert: draft.isAlert,
      nightDate: draft.nightDate,
      allOrNothing: draft.allOrNothing,
      submitted: false,
      complete: false,
      createdAt,
      sequences: draft.sequences.map((sequence) => this.#sequence(id, sequence)),
    };
    this.#requests.set(id, request);
    return request;
  }

  async addSequence(requestId: number, draft: SettledRequestDraft['sequences'][number]): Promise<ObservationRequest> {
    return this.#change(requestId, (request) => ({
      sequences: [...request.sequences, this.#sequence(requestId, draft)],
    }));
  }

  async get(id: number): Promise<ObservationRequest | null> {
    return this.#requests.get(id) ?? null;
  }

  async list(limit: number): Promise<readonly ObservationRequest[]> {
    return [...this.#requests.values()].reverse().slice(0, limit);
  }

  async submittedFor(nightDate: string): Promise<readonly ObservationRequest[]> {
    return [...this.#requests.values()].filter((request) => {
      const later = Math.round((Date.parse(nightDate) - Date.parse(request.nightDate)) / DAY_MS);
      return (
        request.submitted &&
        later >= 0 &&
        request.sequences.some(
          ({ status, reportNights }) =>
            later <= reportNights && (OPEN.includes(status) || (later > 0 && status === 'UNPLANNABLE')),
        )
      );
    });
  }

  async setSubmitted(id: number, submitted: boolean): Promise<void> {
    this.#change(id, () => ({ submitted }));
  }

  async setComplete(id: number, complete: boolean): Promise<void> {
    this.#change(id, () => ({ complete }));
  }

  async remove(id: number): Promise<void> {
    if (!this.#requests.delete(id)) throw new Error(`There is no request ${id} in the database.`);
  }

  async getSequence(id: number): Promise<Sequence | null> {
    return this.#allSequences().find((sequence) => sequence.id === id) ?? null;
  }

  async setSequenceStatus(id: number, status: SequenceStatus, statusReason: string | null): Promise<void> {
    this.statusChanges.push(`${id} ${status}`);
    this.#changeSequence(id, () => ({ status, statusReason }));
  }

  async setSequenceWindows(id: number, windows: readonly TimeWindow[]): Promise<void> {
    this.#changeSequence(id, () => ({ windows }));
  }

  async executing(): Promise<readonly Sequence[]> {
    return this.#allSequences().filter(({ status }) => status === 'EXECUTING');
  }

  async setImagesTaken(planId: number, imagesTaken: number): Promise<void> {
    for (const sequence of this.#allSequences()) {
      this.#changeSequence(sequence.id, ({ albums }) => ({
        albums: albums.map((album) => ({
          ...album,
          plans: album.plans.map((plan) => (plan.id === planId ? { ...plan, imagesTaken } : plan)),
        })),
      }));
    }
  }

  #sequence(requestId: number, draft: SettledRequestDraft['sequences'][number]): Sequence {
    const id = ++this.#lastId;
    return {
      ...draft,
      id,
      requestId,
      status: 'TOBEPLANNED',
      statusReason: null,
      albums: draft.albums.map((album) => {
        const albumId = ++this.#lastId;
        const plans = album.plans.map((plan) => ({ ...plan, id: ++this.#lastId, albumId, imagesTaken: 0 }));
        return { id: albumId, sequenceId: id, detector: album.detector, plans };
      }),
    };
  }

  #allSequences(): readonly Sequence[] {
    return [...this.#requests.values()].flatMap(({ sequences }) => sequences);
  }

  #change(id: number, change: (request: ObservationRequest) => Partial<ObservationRequest>): ObservationRequest {
    const request = this.#requests.get(id);
    if (!request) throw new Error(`There is no request ${id} in the database.`);
    const changed = { ...request, ...change(request) };
    this.#requests.set(id, changed);
    return changed;
  }

  #changeSequence(id: number, change: (sequence: Sequence) => Partial<Sequence>): void {
    const owner = [...this.#requests.values()].find(({ sequences }) => sequences.some((one) => one.id === id));
    if (!owner) throw new Error(`There is no sequence ${id} in the database.`);
    this.#change(owner.id, ({ sequences }) => ({
      sequences: sequences.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
    }));
  }
}

/** Plannings kept in memory. */
export class InMemoryPlannings implements PlanningRepository {
  readonly saved: Planning[] = [];

  async save(planning: Omit<Planning, 'id'>): Promise<Planning> {
    const stored = { ...planning, id: this.saved.length + 1 };
    this.saved.push(stored);
    return stored;
  }

  async amend(id: number, found: Pick<Planning, 'certificate' | 'rejected'>): Promise<void> {
    const planning = this.saved[id - 1];
    if (planning) this.saved[id - 1] = { ...planning, ...found };
  }

  async get(id: number): Promise<Planning | null> {
    return this.saved[id - 1] ?? null;
  }

  async latest(): Promise<Planning | null> {
    return this.saved.at(-1) ?? null;
  }

  async history(limit: number) {
    return this.saved
      .toReversed()
      .slice(0, limit)
      .map(({ id, nightDate, createdAt, trigger, planned, rejected, certificate, improves }) => ({
        id,
        nightDate,
        createdAt,
        trigger,
        planned: planned.length,
        rejected: rejected.length,
        gap: certificate?.gap ?? null,
        improves: improves ?? null,
      }));
  }
}
