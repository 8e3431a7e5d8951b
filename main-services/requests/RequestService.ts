import { addNights, nightsBetween } from '../astronomy/nightDates.ts';
import type { RequestRepository, UserRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { ObservationRequest, ScientificProgramme, SequenceStatus } from '../model/request.ts';
import type { RequestDraft, SequenceDraft, SettledRequestDraft } from '../model/requestDraft.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import { draftOf } from './draftOf.ts';
import { previewOf } from './previewOf.ts';
import type { RequestChange } from './RequestChange.ts';
import { RequestRefused } from './RequestRefused.ts';
import { readRequestXml } from './readRequestXml.ts';
import { refinedSequences } from './refinedSequences.ts';
import { LIMITS } from './requestLimits.ts';
import { type SettlingContext, settleRequest, settleSequence } from './settleRequest.ts';
import { writeRequestXml } from './writeRequestXml.ts';

/** What may still be planned or withdrawn. */
const OPEN: ReadonlySet<SequenceStatus> = new Set(['INCOMPLETE', 'TOBEPLANNED', 'OBSERVABLE', 'PLANNED', 'REJECTED']);
/** Looking for a request stored just before a crash, this many of the newest are compared. */
const RECENT = 200;

export interface RequestServiceOptions {
  readonly requests: RequestRepository;
  readonly users: Pick<UserRepository, 'list' | 'programmes'>;
  readonly nights: { nightOf(date: string): Night; nightToPlan(at: number): Night };
  readonly site: Site;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Requests from their arrival to the database: everything is checked on the way in, every refusal says why. */
export class RequestService {
  readonly #o: RequestServiceOptions;
  readonly #listeners = new Set<(change: RequestChange) => void>();

  constructor(options: RequestServiceOptions) {
    this.#o = options;
  }

  /** Tells of every change, after it is stored; answers how to stop being told. */
  onChanged(listener: (change: RequestChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads a request's XML, stores it, and submits it when asked to. `unlessStored`: a request that a crash may have stored
   * already is not stored a second time.
   * @throws RequestRefused
   */
  async importXml(
    xml: string | Uint8Array,
    { submit, unlessStored = false }: { readonly submit: boolean; readonly unlessStored?: boolean },
  ): Promise<ObservationRequest> {
    const draft = readRequestXml(xml, this.#tonight());
    const stored = (unlessStored ? await this.#alike(draft) : null) ?? (await this.create(draft));
    return submit ? this.submit(stored.id) : stored;
  }

  /** @throws RequestRefused when there is no such request */
  async exportXml(id: number): Promise<string> {
    return writeRequestXml(await this.#existing(id));
  }

  /** Checks a draft, fills in what it leaves open, and stores it without submitting it. @throws RequestRefused */
  async create(draft: RequestDraft): Promise<ObservationRequest> {
    const settled = await this.#settle(draft);
    return this.#store(settled);
  }

  /**
   * What a request's XML would become, without storing anything: its request and sequences have negative numbers.
   * @throws RequestRefused
   */
  async preview(xml: string | Uint8Array): Promise<ObservationRequest> {
    const settled = await this.#settle(readRequestXml(xml, this.#tonight()));
    const [users, programmes] = await Promise.all([this.#o.users.list(), this.#o.users.programmes()]);
    return previewOf(settled, users, programmes, this.#o.clock.now());
  }

  /** A stored request. @throws RequestRefused when there is none */
  get(id: number): Promise<ObservationRequest> {
    return this.#existing(id);
  }

  /** Stores a draft and submits it at once: alerts. @throws RequestRefused */
  async place(draft: RequestDraft): Promise<ObservationRequest> {
    const { id } = await this.create(draft);
    return this.submit(id);
  }

  /** Hands a request to the planner. Submitting twice is fine. @throws RequestRefused */
  async submit(id: number): Promise<ObservationRequest> {
    const request = await this.#existing(id);
    if (request.submitted) return request;
    const last = Math.max(0, ...request.sequences.map(({ reportNights }) => reportNights));
    if (nightsBetween(this.#tonight(), addNights(request.nightDate, last)) < 0) {
      throw new RequestRefused([
        `Request ${id} '${request.name}' is for the night of ${request.nightDate}, which is over.`,
      ]);
    }
    if (!request.sequences.some(({ status }) => OPEN.has(status))) {
      throw new RequestRefused([`Request ${id} '${request.name}' has no sequence left to plan.`]);
    }
    await this.#o.requests.setSubmitted(id, true);
    return this.#changed('submitted', id);
  }

  /** Takes a request back from the planner. @throws RequestRefused while one of its sequences is executing */
  async withdraw(id: number): Promise<ObservationRequest> {
    const request = await this.#existing(id);
    this.#refuseWhileExecuting(request, 'withdrawn');
    if (!request.submitted) return request;
    await this.#o.requests.setSubmitted(id, false);
    for (const { id: sequenceId, status } of request.sequences) {
      if (status === 'PLANNED' || status === 'REJECTED') {
        await this.#o.requests.setSequenceStatus(sequenceId, 'TOBEPLANNED', null);
      }
    }
    return this.#changed('withdrawn', id);
  }

  /** Gives up everything of a request that has not begun; what is executing is for the caller to interrupt first. */
  async cancel(id: number, reason: string): Promise<ObservationRequest> {
    const request = await this.#existing(id);
    for (const { id: sequenceId, status } of request.sequences) {
      if (OPEN.has(status)) await this.#o.requests.setSequenceStatus(sequenceId, 'CANCELLED', reason);
    }
    return this.#changed('cancelled', id);
  }

  /** The same request for another night, not submitted. @throws RequestRefused */
  async copy(id: number, nightDate: string): Promise<ObservationRequest> {
    return this.create(await this.#copied(id, nightDate));
  }

  /** The same request for each of the `nights` nights after its own, not submitted: all of them or none. @throws RequestRefused */
  async repeat(id: number, nights: number): Promise<readonly ObservationRequest[]> {
    if (!Number.isInteger(nights) || nights < 1 || nights > LIMITS.nightsAhead) {
      throw new RequestRefused([`A request is repeated over 1 to ${LIMITS.nightsAhead} nights, not ${nights}.`]);
    }
    const { nightDate } = await this.#existing(id);
    const settled: SettledRequestDraft[] = [];
    for (let night = 1; night <= nights; night++) {
      settled.push(await this.#settle(await this.#copied(id, addNights(nightDate, night))));
    }
    const copies: ObservationRequest[] = [];
    for (const draft of settled) copies.push(await this.#store(draft));
    return copies;
  }

  /** @throws RequestRefused when it is executing or has images: they belong to it */
  async remove(id: number): Promise<void> {
    const request = await this.#existing(id);
    this.#refuseWhileExecuting(request, 'removed');
    const plans = request.sequences.flatMap(({ albums }) => albums.flatMap((album) => album.plans));
    const images = plans.reduce((sum, { imagesTaken }) => sum + imagesTaken, 0);
    if (images > 0) {
      throw new RequestRefused([
        `Request ${id} '${request.name}' has ${images} image(s), which belong to it; withdraw it instead of removing it.`,
      ]);
    }
    await this.#o.requests.remove(id);
    this.#tell('removed', request);
  }

  /** Adds the rest of an interrupted sequence to its request. @throws RequestRefused */
  async addSequence(requestId: number, sequence: SequenceDraft): Promise<ObservationRequest> {
    const request = await this.#existing(requestId);
    const settled = settleSequence(sequence, request.nightDate, this.#context());
    await this.#o.requests.addSequence(requestId, settled);
    return this.#changed('extended', requestId);
  }

  /**
   * Has what has not begun of a request done as a draft says now; what has begun goes on. The new comes before the old goes: a crash in
   * between loses nothing. Answers whether nothing had begun. @throws RequestRefused
   */
  async refine(id: number, asked: RequestDraft): Promise<boolean> {
    const request = await this.#existing(id);
    for (const { sequenceId, draft } of refinedSequences(request, asked, OPEN)) {
      await this.#o.requests.addSequence(id, settleSequence(draft, request.nightDate, this.#context()));
      await this.#o.requests.setSequenceStatus(sequenceId, 'CANCELLED', 'refined: a better position inside the field');
    }
    await this.#changed('extended', id);
    return request.sequences.every(({ status }) => OPEN.has(status) || status === 'CANCELLED');
  }

  programmes(): Promise<readonly ScientificProgramme[]> {
    return this.#o.users.programmes();
  }

  async #settle(draft: RequestDraft): Promise<SettledRequestDraft> {
    const problems: string[] = [];
    const user = (await this.#o.users.list()).find(({ username }) => username === draft.userName);
    if (!user) problems.push(`request: there is no user "${draft.userName}"`);
    else if (!user.validated) problems.push(`request: the account of user "${draft.userName}" is not validated yet`);
    const programmes = await this.#o.users.programmes();
    if (!programmes.some(({ name }) => name === draft.programmeName)) {
      problems.push(`request: there is no scientific programme "${draft.programmeName}"`);
    }
    try {
      const settled = settleRequest(draft, this.#context());
      if (problems.length === 0) return settled;
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      problems.push(...error.problems);
    }
    throw new RequestRefused(problems);
  }

  async #store(draft: SettledRequestDraft): Promise<ObservationRequest> {
    const request = await this.#o.requests.create(draft, this.#o.clock.now());
    this.#o.log.info(`request ${request.id} '${request.name}' stored: ${request.sequences.length} sequence(s)`);
    this.#tell('created', request);
    return request;
  }

  async #copied(id: number, nightDate: string): Promise<RequestDraft> {
    return draftOf(await this.#existing(id), nightDate);
  }

  async #alike(draft: RequestDraft): Promise<ObservationRequest | null> {
    const names = (of: { readonly sequences: readonly { readonly name: string }[] }) =>
      JSON.stringify(of.sequences.map(({ name }) => name));
    const recent = await this.#o.requests.list(RECENT);
    return (
      recent.find(
        (request) =>
          request.name === draft.name &&
          request.userName === draft.userName &&
          request.programmeName === draft.programmeName &&
          request.nightDate === draft.nightDate &&
          names(request) === names(draft),
      ) ?? null
    );
  }

  #refuseWhileExecuting(request: ObservationRequest, what: string): void {
    const executing = request.sequences.find(({ status }) => status === 'EXECUTING');
    if (!executing) return;
    throw new RequestRefused([
      `Request ${request.id} '${request.name}' cannot be ${what}: its sequence '${executing.name}' is executing.`,
    ]);
  }

  async #existing(id: number): Promise<ObservationRequest> {
    const request = await this.#o.requests.get(id);
    if (request === null) throw new RequestRefused([`There is no request ${id}.`]);
    return request;
  }

  async #changed(kind: RequestChange['kind'], id: number): Promise<ObservationRequest> {
    const request = await this.#existing(id);
    this.#o.log.info(`request ${id} '${request.name}' ${kind}`);
    this.#tell(kind, request);
    return request;
  }

  #tell(kind: RequestChange['kind'], { id, name, nightDate }: ObservationRequest): void {
    for (const listener of this.#listeners) listener({ kind, requestId: id, name, nightDate });
  }

  #tonight(): string {
    return this.#o.nights.nightToPlan(this.#o.clock.now()).date;
  }

  #context(): SettlingContext {
    return { site: this.#o.site, tonight: this.#tonight(), nightOf: (date) => this.#o.nights.nightOf(date) };
  }
}
