import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AlertSourceView } from '../../model/alertSource.ts';
import type { Log } from '../../model/log.ts';
import type { Cancel, Clock } from '../../supervision/Clock.ts';
import { MAXIMUM_NOTICE_BYTES } from '../voevent/decodeXmlBytes.ts';
import type { AlertSource, Deliver } from './AlertSource.ts';
import { envelopeOf } from './NoticeEnvelope.ts';
import { putAway } from './putAway.ts';
import { readWithoutFollowing } from './readWithoutFollowing.ts';
import { SourceHealth } from './SourceHealth.ts';

/** For file systems that announce nothing (network drives); where they do, a file is seen at once. */
const LOOK_EVERY_MS = 1_000;
/** A file without a closing tag that has not grown for so long is as whole as it will get. */
const SETTLED_AFTER_MS = 2_000;
/** Names remembered as left alone; a folder with more of them is looked at again and again, which is harmless. */
const MOST_LEFT_ALONE = 10_000;

export interface WatchedDirectoryOptions {
  readonly directory: string;
  /** Says why bytes are no notice; null when they are one. Decides between the folders "done" and "refused". */
  readonly objection: (bytes: Buffer) => string | null;
  /** Files settle in real time, also in a simulated night. */
  readonly wallClock: Clock;
  readonly log: Log;
}

/**
 * Reads every file put into a directory, once it is whole, and moves it to done/ or refused/ (with NAME.reason.txt beside it). Hidden
 * and *.tmp files are left alone; so is whatever is no plain file, and links, which may lead anywhere.
 */
export class WatchedDirectory implements AlertSource {
  readonly name = 'directory';
  readonly #o: WatchedDirectoryOptions;
  readonly #health: SourceHealth;
  #deliver: Deliver | null = null;
  #watcher: FSWatcher | null = null;
  #cancel: Cancel = () => undefined;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  /** Name → size and when it was first seen with that size. */
  readonly #growing = new Map<string, { size: number; since: number }>();
  /** What cannot be read or moved away, by name; size and date tell a new file of the same name. */
  readonly #leftAlone = new Map<string, string>();

  constructor(options: WatchedDirectoryOptions) {
    this.#o = options;
    this.#health = new SourceHealth(this.name, 'directory', options.wallClock);
  }

  start(deliver: Deliver): void {
    if (this.#deliver !== null) throw new Error('The watched directory is started already.');
    this.#deliver = deliver;
    this.#health.connecting(`opening ${this.#o.directory}`);
    this.#cancel = this.#o.wallClock.every(LOOK_EVERY_MS, () => this.#look());
    this.#watch();
    this.#look();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancel();
    this.#watcher?.close();
    this.#watcher = null;
    this.#health.stopped();
    await this.#looking;
    this.#health.stopped();
  }

  state(): AlertSourceView {
    return this.#health.view();
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
    for (const name of [...this.#leftAlone.keys()]) if (!names.includes(name)) this.#leftAlone.delete(name);
    for (const name of names.sort()) {
      if (this.#deliver === null) return;
      await this.#examine(name);
    }
    this.#health.connected(`watching ${this.#o.directory}`);
  }

  async #examine(name: string): Promise<void> {
    let identity = '';
    try {
      const stat = await lstat(path.join(this.#o.directory, name));
      identity = `${stat.size} ${stat.mtimeMs}`;
      if (stat.isDirectory() || this.#leftAlone.get(name) === identity) return;
      if (!stat.isFile()) {
        this.#leaveAlone(
          name,
          identity,
          stat.isSymbolicLink() ? 'it is a link, which is not followed' : 'it is no plain file',
        );
        return;
      }
      await this.#read(name, stat.size, identity);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Moved or deleted between the listing and now.
      if (code === 'ENOENT') return;
      const reason = code === 'EACCES' || code === 'EPERM' ? 'it may not be read' : String(error);
      this.#leaveAlone(name, identity, reason);
    }
  }

  async #read(name: string, size: number, identity: string): Promise<void> {
    const settled = this.#isSettled(name, size);
    if (size > MAXIMUM_NOTICE_BYTES) {
      if (settled) await this.#refuse(name, `It has ${size} bytes; the limit is ${MAXIMUM_NOTICE_BYTES}.`, identity);
      return;
    }
    const bytes = await readWithoutFollowing(path.join(this.#o.directory, name), MAXIMUM_NOTICE_BYTES);
    if (bytes === null || (!settled && !looksWhole(bytes))) return;
    const envelope = envelopeOf(bytes, this.name, performance.now());
    const objection = this.#o.objection(bytes);
    if (objection !== null && !settled) return;
    // Also what is refused: the archive keeps everything, and the intake writes down why.
    this.#deliver?.(bytes, envelope);
    if (objection !== null) {
      await this.#refuse(name, objection, identity);
      return;
    }
    this.#health.notice();
    await this.#move(name, 'done', null, identity);
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
    this.#health.unreadable(`${name}: ${reason}`);
    this.#o.log.warning(`${name} in ${this.#o.directory} is refused. ${reason}`);
    await this.#move(name, 'refused', reason, identity);
  }

  async #move(name: string, folder: 'done' | 'refused', reason: string | null, identity: string): Promise<void> {
    this.#growing.delete(name);
    try {
      await putAway(this.#o.directory, name, folder, reason);
    } catch (error) {
      this.#leaveAlone(name, identity, `it cannot be moved to ${folder}: ${String(error)}`);
    }
  }

  #leaveAlone(name: string, identity: string, reason: string): void {
    this.#growing.delete(name);
    if (this.#leftAlone.size < MOST_LEFT_ALONE) this.#leftAlone.set(name, identity);
    this.#health.unreadable(`${name}: ${reason}`);
    this.#o.log.error(`${name} in ${this.#o.directory} is left alone: ${reason}.`);
  }

  #fail(error: unknown): void {
    const detail = `cannot be read: ${String(error)}`;
    const known = this.#health.view();
    if (known.detail === detail) return;
    this.#o.log.error(`The watched directory ${this.#o.directory} ${detail}.`);
    this.#health.lost(detail);
  }
}

/** A closing root element, or a closing brace: whoever writes it is done. */
function looksWhole(bytes: Buffer): boolean {
  const end = bytes.subarray(-200).toString('latin1');
  return /VOEvent\s*>\s*$/.test(end) || /\}\s*$/.test(end);
}
