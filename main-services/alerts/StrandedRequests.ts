import type { ObservationRequest, SequenceStatus } from '../model/request.ts';

/** A request that was stored for a burst before a crash, and where it points. */
export interface StrandedRequest {
  readonly id: number;
  readonly raDegrees: number;
  readonly decDegrees: number;
}

/** Given up: it stands for nothing any more. */
const GIVEN_UP: ReadonlySet<SequenceStatus> = new Set(['CANCELLED']);

/**
 * Between the storing of an alert's request and the noting of its number the application may die. The request is found again by
 * the burst's name, which it bears, so that no second one is made for the same burst.
 */
export class StrandedRequests {
  readonly #byName = new Map<string, StrandedRequest[]>();

  /** @param requests newest first @param noted numbers that alerts know @param from older ones are none of ours, epoch ms */
  remember(requests: readonly ObservationRequest[], noted: ReadonlySet<number>, from: number): void {
    this.#byName.clear();
    for (const { id, name, isAlert, createdAt, sequences } of requests) {
      const open = sequences.find(({ status }) => !GIVEN_UP.has(status));
      if (!isAlert || createdAt < from || noted.has(id) || open === undefined) continue;
      const { rightAscensionDegrees: raDegrees, declinationDegrees: decDegrees } = open;
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), { id, raDegrees, decDegrees }]);
    }
  }

  /** Those of a burst, newest first; each is handed out once. */
  claim(name: string): readonly StrandedRequest[] {
    const found = this.#byName.get(name) ?? [];
    this.#byName.delete(name);
    return found;
  }
}
