import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AlertRepository, ImageRepository, RequestRepository } from '../database/Repositories.ts';
import type { Alert } from '../model/alert.ts';
import type { ImageRecord } from '../model/image.ts';
import type { Log } from '../model/log.ts';
import type { ObservationRequest } from '../model/request.ts';
import { alertManifest, isFake, MANIFEST } from './alertManifest.ts';
import { placeFile } from './placeFile.ts';
import { productsOf } from './productsOf.ts';

export interface FscHandoverOptions {
  /** PRODUCED_DATA. */
  readonly producedDirectory: string;
  /** EXTERNAL_ENTITIES/FSC/TO: what SVOM's French Science Center fetches. */
  readonly toFsc: string;
  readonly requests: Pick<RequestRepository, 'get' | 'list'>;
  readonly images: Pick<ImageRepository, 'ofPlan'>;
  readonly alerts: Pick<AlertRepository, 'findByRequest'>;
  readonly log: Log;
}

/** Requests looked at after a start: what a crash may have left behind is among the newest. */
const LOOKED_AT_START = 200;

/**
 * Hands the products of alerts over: each whole file of PRODUCED_DATA/alert_<n> appears as EXTERNAL_ENTITIES/FSC/TO/alert_<n>, linked or
 * copied, with a manifest. Fakes appear as FAKE_alert_<n>. Doing it again changes nothing, so that a restart simply does it again.
 */
export class FscHandover {
  readonly #o: FscHandoverOptions;
  readonly #due = new Set<number>();
  /** What a manifest depends on beside the images, as last seen. */
  readonly #states = new Map<number, string>();
  #working: Promise<void> | null = null;

  constructor(options: FscHandoverOptions) {
    this.#o = options;
  }

  /** After a start: hands over what the last life did not. */
  async catchUp(): Promise<void> {
    try {
      for (const { id, isAlert } of await this.#o.requests.list(LOOKED_AT_START)) if (isAlert) this.#due.add(id);
    } catch (error) {
      this.#o.log.error(`What is still to be handed to FSC/TO is not known: ${String(error)}`);
    }
    this.#work();
    await this.settled();
  }

  /** An image is whole on disk, or was looked at. */
  imageChanged({ path }: Pick<ImageRecord, 'path'>): void {
    const request = /^alert_(\d+)\//.exec(path)?.[1];
    if (request !== undefined) this.#add(Number(request));
  }

  /** Bursts change: a retraction belongs into the manifest. */
  alertsChanged(alerts: readonly Alert[]): void {
    for (const { requestId, decision, retracted } of alerts) {
      if (requestId !== null) this.#noteState(requestId, `${decision} ${retracted}`, 'burst');
    }
  }

  requestsChanged(requests: readonly ObservationRequest[]): void {
    for (const { id, isAlert, complete } of requests) if (isAlert) this.#noteState(id, `${complete}`, 'request');
  }

  /** Resolves when everything known so far is handed over. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  #noteState(requestId: number, state: string, of: string): void {
    const key = requestId * 2 + (of === 'burst' ? 1 : 0);
    const before = this.#states.get(key);
    this.#states.set(key, state);
    if (before !== undefined && before !== state) this.#add(requestId);
  }

  #add(requestId: number): void {
    this.#due.add(requestId);
    this.#work();
  }

  #work(): void {
    this.#working ??= this.#drain().finally(() => {
      this.#working = null;
    });
  }

  async #drain(): Promise<void> {
    for (let [id] = this.#due; id !== undefined; [id] = this.#due) {
      this.#due.delete(id);
      try {
        await this.#handOver(id);
      } catch (error) {
        this.#o.log.error(`The products of request ${id} could not be handed to FSC/TO: ${String(error)}`);
      }
    }
  }

  async #handOver(requestId: number): Promise<void> {
    const { requests, alerts, producedDirectory, toFsc, log } = this.#o;
    const products = await this.#products(requestId);
    const request = products.length === 0 ? null : await requests.get(requestId);
    if (!request?.isAlert) return;
    const alert = await alerts.findByRequest(requestId);
    const directory = `alert_${requestId}`;
    const target = join(toFsc, isFake(request, alert) ? `FAKE_${directory}` : directory);
    await mkdir(target, { recursive: true });
    await this.#removeHalfMade(target);
    let placed = 0;
    for (const { path, name } of products) {
      // Finishing a request renames its directory meanwhile: the file is found under the other name.
      const done = await placeFile(path, join(target, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return placeFile(join(producedDirectory, directory, name), join(target, name));
      });
      if (done !== 'there') placed++;
    }
    const images = await this.#imagesOf(request);
    await this.#writeManifest(target, alertManifest(request, alert, images, new Set(products.map(({ name }) => name))));
    if (placed > 0) log.info(`${placed} file(s) of ${request.name} handed over as ${target}`);
  }

  #products(requestId: number) {
    return productsOf(this.#o.producedDirectory, `alert_${requestId}`);
  }

  async #imagesOf(request: ObservationRequest): Promise<readonly ImageRecord[]> {
    const plans = request.sequences.flatMap(({ albums }) => albums.flatMap((album) => album.plans));
    return (await Promise.all(plans.map(({ id }) => this.#o.images.ofPlan(id)))).flat();
  }

  async #writeManifest(directory: string, text: string): Promise<void> {
    const path = join(directory, MANIFEST);
    if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
    const temporary = join(directory, `.${MANIFEST}.tmp`);
    await writeFile(temporary, text);
    await rename(temporary, path);
  }

  /** What a crash left behind between making and renaming. */
  async #removeHalfMade(directory: string): Promise<void> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const halfMade = entries.filter(({ name }) => name.startsWith('.') && name.endsWith('.tmp'));
    await Promise.all(halfMade.map((entry) => rm(join(entry.parentPath, entry.name), { force: true })));
  }
}
