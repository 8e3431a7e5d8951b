import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../model/log.ts';
import type { Cancel, Clock } from '../../supervision/Clock.ts';
import { MAXIMUM_NOTICE_BYTES } from '../voevent/decodeXmlBytes.ts';
import type { AlertSource, AlertSourceState, Deliver } from './AlertSource.ts';

/** For file systems that announce nothing (network drives); where they do, a file is seen at once. */
const LOOK_EVERY_MS = 1_000;
/** A file without a closing tag that has not grown for so long is as whole as it will get. */
const SETTLED_AFTER_MS = 2_000;

export interface WatchedDirectoryOptions {
  readonly directory: string;
  /** Says why bytes are no notice; null when they are one. Decides between the folders "done" and "refused". */
  readonly objection: (bytes: Buffer) => string | null;
  /** Files settle in real time, also in a simulated night. */
  readonly wallClock: Clock;
  readonly log: Log;
}

/** Reads every file put into a directory, once it is whole, and moves it to done/ or refused/. Hidden and *.tmp files are left alone. */
export class WatchedDirectory implements AlertSource {
  readonly name = 'directory';
  readonly #o: WatchedDirectoryOptions;
  #deliver: Deliver | null = null;
  #watcher: FSWatcher | null = null;
  #cancel: Cancel = () => undefined;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  /** Name → size and when it was first seen with that size. */
  readonly #growing = new Map<string, { size: number; since: number }>();
  /** Files that were read but could not be moved away; size and date tell a new file of the same name. */
  readonly #stuck = new Map<string, string>();
  #state: Omit<AlertSourceState, 'name'> = {
    link: 'stopped',
    detail: 'not started',
    received: 0,
    unreadable: 0,
    reconnects: 0,
    lastHeardPerformanceMs: null,
  };

  constructor(options: WatchedDirectoryOptions) {
    this.#o = options;
  }

  start(deliver: Deliver): void {
    if (this.#deliver !== null) throw new Error('The watched directory is started already.');
    this.#deliver = deliver;
    this.#cancel = this.#o.wallClock.every(LOOK_EVERY_MS, () => this.#look());
    this.#watch();
    this.#look();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancel();
    this.#watcher?.close();
    this.#watcher = null;
    this.#state = { ...this.#state, link: 'stopped', detail: 'stopped' };
    await this.#looking;
  }

  state(): AlertSourceState {
    return { name: this.name, ...this.#state };
  }

  #watch(): void {
    try {
      mkdirSync(this.#o.directory, { recursive: true });
      const watcher = watch(this.#o.directory, () => this.#look());
      // It is set up again at the next look.
      watcher.on('error', () => {
        watcher.close();
        this.#watcher = null;
      });
      this.#watcher = watcher;
    } catch (error) {
      this.#fail(error);
    }
  }

  #look(): void {
    if (this.#deliver === null) return;
    if (this.#looking !== null) {
      this.#lookAgain = true;
      return;
    }
    if (this.#watcher === null) this.#watch();
    this.#looking = this.#lookThrough()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#looking = null;
        const again = this.#lookAgain;
        this.#lookAgain = false;
        if (again) this.#look();
      });
  }

  async #lookThrough(): Promise<void> {
    const names = (await readdir(this.#o.directory)).filter((name) => !name.startsWith('.') && !name.endsWith('.tmp'));
    for (const name of [...this.#growing.keys()]) if (!names.includes(name)) this.#growing.delete(name);
    for (const name of names.sort()) {
      if (this.#deliver === null) return;
      await this.#examine(name).catch((error: unknown) => {
        // Moved or deleted between the listing and now.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      });
    }
    this.#state = { ...this.#state, link: 'connected', detail: `watching ${this.#o.directory}` };
  }

  async #examine(name: string): Promise<void> {
    const file = path.join(this.#o.directory, name);
    const stat = await lstat(file);
    if (!stat.isFile()) return;
    const identity = `${stat.size} ${stat.mtimeMs}`;
    if (this.#stuck.get(name) === identity) return;
    const settled = this.#isSettled(name, stat.size);
    if (stat.size > MAXIMUM_NOTICE_BYTES) {
      if (settled)
        await this.#refuse(name, `It has ${stat.size} bytes; the limit is ${MAXIMUM_NOTICE_BYTES}.`, identity);
      return;
    }
    const bytes = await readFile(file);
    if (!settled && !/VOEvent\s*>\s*$/.test(bytes.subarray(-200).toString('latin1'))) return;
    const receivedAt = performance.now();
    this.#state = { ...this.#state, lastHeardPerformanceMs: receivedAt };
    const objection = this.#o.objection(bytes);
    if (objection !== null) {
      await this.#refuse(name, objection, identity);
      return;
    }
    this.#state = { ...this.#state, received: this.#state.received + 1 };
    this.#deliver?.(bytes, this.name, receivedAt);
    await this.#move(name, 'done', identity);
  }

  #isSettled(name: string, size: number): boolean {
    const now = this.#o.wallClock.now();
    const seen = this.#growing.get(name);
    if (seen?.size !== size) {
      this.#growing.set(name, { size, since: now });
      return false;
    }
    return now - seen.since >= SETTLED_AFTER_MS;
  }

  async #refuse(name: string, reason: string, identity: string): Promise<void> {
    this.#state = { ...this.#state, unreadable: this.#state.unreadable + 1 };
    this.#o.log.warning(`${name} in ${this.#o.directory} is refused. ${reason}`);
    await this.#move(name, 'refused', identity);
  }

  async #move(name: string, folder: 'done' | 'refused', identity: string): Promise<void> {
    const { directory, log } = this.#o;
    this.#growing.delete(name);
    try {
      await mkdir(path.join(directory, folder), { recursive: true });
      await rename(path.join(directory, name), path.join(directory, folder, name));
    } catch (error) {
      this.#stuck.set(name, identity);
      log.error(`${name} cannot be moved to ${path.join(directory, folder)}, and is not read again: ${String(error)}`);
    }
  }

  #fail(error: unknown): void {
    const detail = `cannot be read: ${String(error)}`;
    if (this.#state.detail !== detail) this.#o.log.error(`The watched directory ${this.#o.directory} ${detail}.`);
    this.#state = { ...this.#state, link: 'down', detail };
  }
}
