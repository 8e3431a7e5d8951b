import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../model/log.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { Agent } from '../supervision/Agent.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import { freeName } from './freeName.ts';
import { RequestRefused } from './RequestRefused.ts';
import { MAXIMUM_XML_BYTES } from './readRequestXml.ts';

/** A file that does not end like a request may still be being written; after so long (wall clock) it is taken as it is. */
const WRITING_PATIENCE_MS = 2000;
const ENDS_LIKE_A_REQUEST = /<\/request\s*>\s*$|<request[^<]*\/>\s*$/;

export interface InboxWatcherOptions {
  readonly directory: string;
  readonly importXml: (
    xml: Uint8Array,
    options: { readonly submit: boolean; readonly unlessStored?: boolean },
  ) => Promise<ObservationRequest>;
  readonly clock: Clock;
  readonly log: Log;
  /** The file system's clock, which does not follow the observatory's. */
  readonly wallNow?: () => number;
}

/**
 * Takes requests from a watched directory: each *.xml is imported and submitted, then moved to `done`, or to `refused` with
 * the reason beside it. While it is imported it lies in `working`, so that a crash neither loses nor doubles it. An agent.
 */
export class InboxWatcher implements Agent {
  readonly name = 'Inbox';
  readonly periodMs = 2000;
  readonly #o: InboxWatcherOptions;
  readonly #wallNow: () => number;
  #trouble: string | null = null;
  #taken = 0;

  constructor(options: InboxWatcherOptions) {
    this.#o = options;
    this.#wallNow = options.wallNow ?? Date.now;
  }

  doing(): string {
    return this.#trouble ?? `${this.#taken} file(s) taken`;
  }

  async start(): Promise<void> {
    for (const name of ['done', 'refused', 'working']) await mkdir(this.#path(name), { recursive: true });
    await this.tick();
  }

  async tick(): Promise<void> {
    await holding(this.#o.clock, async () => {
      let trouble: string | null = null;
      const attempt = async (work: () => Promise<void>) => {
        await work().catch((error: unknown) => {
          trouble ??= error instanceof Error ? error.message : String(error);
        });
      };
      await attempt(async () => {
        // What lies in `working` now was begun and not finished: by a previous life, or while the database was away.
        for (const name of await this.#requestFiles('working')) await attempt(() => this.#take(name, true));
        for (const name of await this.#requestFiles('.')) {
          await attempt(async () => {
            if (!(await this.#isWhole(name))) return;
            await rename(this.#path(name), this.#path('working', name));
            await this.#take(name, false);
          });
        }
      });
      // The same trouble is told once, not every second.
      if (trouble !== null && trouble !== this.#trouble) this.#o.log.error(`inbox ${this.#o.directory}: ${trouble}`);
      this.#trouble = trouble;
    });
  }

  async #requestFiles(folder: string): Promise<string[]> {
    const names = await readdir(this.#path(folder));
    return names.filter((name) => name.toLowerCase().endsWith('.xml') && !name.startsWith('.')).sort();
  }

  /** Whether a file is not being written any more. */
  async #isWhole(name: string): Promise<boolean> {
    const facts = await stat(this.#path(name));
    if (this.#wallNow() - facts.mtimeMs > WRITING_PATIENCE_MS) return true;
    if (!facts.isFile() || facts.size > MAXIMUM_XML_BYTES) return true;
    return ENDS_LIKE_A_REQUEST.test(await readFile(this.#path(name), 'latin1'));
  }

  /** Imports a file that lies in `working` and moves it to where it belongs. */
  async #take(name: string, unlessStored: boolean): Promise<void> {
    const path = this.#path('working', name);
    const refusal = await this.#import(path, unlessStored);
    const folder = refusal === null ? 'done' : 'refused';
    const target = await freeName(this.#path(folder), name);
    if (refusal !== null) {
      await writeFile(this.#path(folder, `${target}.reason.txt`), `${refusal}\n`);
      this.#o.log.warning(`inbox: ${name} is refused: ${refusal.replaceAll('\n', '; ')}`);
    }
    await rename(path, this.#path(folder, target));
    this.#taken++;
  }

  /** Null when the request is stored and submitted, otherwise why not. */
  async #import(path: string, unlessStored: boolean): Promise<string | null> {
    const facts = await stat(path);
    if (!facts.isFile()) return 'It is not a file.';
    if (facts.size > MAXIMUM_XML_BYTES) return `It has ${facts.size} bytes; the limit is ${MAXIMUM_XML_BYTES}.`;
    try {
      const request = await this.#o.importXml(await readFile(path), { submit: true, unlessStored });
      this.#o.log.info(`inbox: request ${request.id} '${request.name}' submitted`);
      return null;
    } catch (error) {
      if (error instanceof RequestRefused) return error.message;
      throw error;
    }
  }

  #path(...names: string[]): string {
    return join(this.#o.directory, ...names);
  }
}
