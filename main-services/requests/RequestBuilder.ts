import type { DetectorName, ObservationRequest } from '../model/request.ts';
import type { AlbumDraft, PlanDraft, RequestDraft, SequenceDraft } from '../model/requestDraft.ts';
import { checkDraft } from './checkDraft.ts';
import { RequestRefused } from './RequestRefused.ts';
import { DEFAULTS } from './requestLimits.ts';

type Head = Pick<RequestDraft, 'name' | 'userName' | 'programmeName' | 'nightDate'> &
  Partial<Pick<RequestDraft, 'isAlert' | 'allOrNothing'>>;
type SequenceHead = Pick<SequenceDraft, 'name' | 'rightAscensionDegrees' | 'declinationDegrees'> &
  Partial<Omit<SequenceDraft, 'albums'>>;

/** Builds a request step by step: request, sequence, album, plan. It can be stored only when it is whole. */
export class RequestBuilder {
  readonly #head: Head;
  readonly #sequences: { head: SequenceHead; albums: { detector: DetectorName; plans: PlanDraft[] }[] }[] = [];

  constructor(head: Head) {
    this.#head = head;
  }

  /** Begins the next sequence. */
  sequence(head: SequenceHead): this {
    this.#sequences.push({ head, albums: [] });
    return this;
  }

  /** Begins the next album of the sequence begun last. @throws RequestRefused when none was begun */
  album(detector: DetectorName): this {
    const sequence = this.#sequences.at(-1);
    if (!sequence) throw new RequestRefused([`album ${detector}: there is no sequence to put it in`]);
    sequence.albums.push({ detector, plans: [] });
    return this;
  }

  /** Adds a plan to the album begun last. @throws RequestRefused when none was begun */
  plan(plan: Omit<PlanDraft, 'ditherArcseconds'> & Partial<PlanDraft>): this {
    const album = this.#sequences.at(-1)?.albums.at(-1);
    if (!album) throw new RequestRefused([`plan '${plan.name}': there is no album to put it in`]);
    album.plans.push({ ditherArcseconds: 0, ...plan });
    return this;
  }

  /** What is still missing or wrong, with its place; empty = whole. */
  missing(tonight: string): readonly string[] {
    return checkDraft(this.#draft(), tonight);
  }

  /** @throws RequestRefused naming everything that is missing */
  build(tonight: string): RequestDraft {
    const missing = this.missing(tonight);
    if (missing.length > 0) throw new RequestRefused(missing);
    return this.#draft();
  }

  /** Stores the request when it is whole; otherwise nothing is stored. @throws RequestRefused */
  async save(
    service: { create(draft: RequestDraft): Promise<ObservationRequest> },
    tonight: string,
  ): Promise<ObservationRequest> {
    return service.create(this.build(tonight));
  }

  #draft(): RequestDraft {
    return {
      isAlert: false,
      allOrNothing: false,
      ...this.#head,
      sequences: this.#sequences.map(({ head, albums }) => ({
        priorityOffset: 0,
        overheadSeconds: DEFAULTS.overheadSeconds,
        durationSeconds: null,
        windows: null,
        preferredAt: null,
        mayMoveEarlierSeconds: DEFAULTS.toleranceSeconds,
        mayMoveLaterSeconds: DEFAULTS.toleranceSeconds,
        mandatory: false,
        reportNights: 0,
        minimumMoonDistanceDegrees: DEFAULTS.minimumMoonDistanceDegrees,
        maximumAirmass: DEFAULTS.maximumAirmass,
        ...head,
        albums: albums.map(({ detector, plans }): AlbumDraft => ({ detector, plans: [...plans] })),
      })),
    };
  }
}
