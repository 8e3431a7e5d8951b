import type { RequestRepository } from '../database/Repositories.ts';
import type { ObservationRequest } from '../model/request.ts';

export interface RequestListingOptions {
  readonly requests: Pick<RequestRepository, 'get' | 'list'>;
  /** Newest requests kept in sight. */
  readonly limit: number;
  readonly changed: (list: readonly ObservationRequest[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The newest requests as the console shows them, told once however many changes come together. Where it is known which request
 * changed, only that one is read again; the others stay the same objects, which costs nobody anything.
 */
export class RequestListing {
  readonly #o: RequestListingOptions;
  #list: readonly ObservationRequest[] | null = null;
  #changed = new Set<number>();
  #all = false;
  #scheduled = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(options: RequestListingOptions) {
    this.#o = options;
  }

  /** @param requestId the one that changed; not given = any may have */
  announce(requestId?: number): void {
    if (requestId === undefined) this.#all = true;
    else this.#changed.add(requestId);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#reading = this.#reading.then(() => this.#read()).catch(this.#o.failed);
    });
  }

  async #read(): Promise<void> {
    const changed = [...this.#changed];
    const all = this.#all || this.#list === null;
    this.#changed = new Set();
    this.#all = false;
    const list = all ? await this.#o.requests.list(this.#o.limit) : await this.#with(this.#list ?? [], changed);
    this.#list = list;
    this.#o.changed(list);
  }

  async #with(list: readonly ObservationRequest[], ids: readonly number[]): Promise<readonly ObservationRequest[]> {
    const read = await Promise.all(ids.map(async (id) => [id, await this.#o.requests.get(id)] as const));
    const fresh = new Map(read);
    const kept = list.flatMap((request) => (fresh.has(request.id) ? (fresh.get(request.id) ?? []) : request));
    const known = new Set(list.map(({ id }) => id));
    const added = read.flatMap(([id, request]) => (request && !known.has(id) ? request : []));
    return [...added, ...kept].sort((a, b) => b.id - a.id).slice(0, this.#o.limit);
  }
}
