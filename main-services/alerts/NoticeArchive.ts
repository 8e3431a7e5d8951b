import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFileName, readArchiveFileName } from './archiveFileName.ts';
import { DiskFlush } from './DiskFlush.ts';
import type { NoticeEnvelope } from './sources/NoticeEnvelope.ts';

/** A notice found in the archive. */
export interface ArchivedNotice {
  readonly bytes: Buffer;
  readonly source: string;
  readonly topic: string | null;
  readonly receivedAt: number;
}

/** What became of a packet. */
export interface Archived {
  readonly isNew: boolean;
  /** Where it lies; for bytes that came before: null. */
  readonly file: string | null;
  readonly onDisk: () => Promise<boolean>;
}

/** How many different packets are remembered, so that the same bytes from three brokers are kept once. */
const REMEMBERED = 20_000;

/**
 * Keeps every packet byte for byte, before anything else happens with it: VOEVENTS/archive/2026-12-16/<time>_<source>_<hash>.xml.
 * The small write (70 µs measured) is done in place: it survives the end of this process from then on. That it survives a power
 * cut (fsync, 1 to 20 ms) is waited for only by who can have it sent again (build/decisions/0011-archive-of-notices.md).
 */
export class NoticeArchive {
  readonly #directory: string;
  readonly #flush = new DiskFlush();
  /** Hash → whether it is on the disk, for as long as that is not settled. */
  readonly #seen = new Map<string, Promise<boolean> | true>();
  #day = '';

  /** @param directory the VOEVENTS folder of the data directory */
  constructor(directory: string) {
    this.#directory = path.join(directory, 'archive');
  }

  /** @throws the file system's error when they cannot be written */
  keep(
    bytes: Buffer,
    envelope: Pick<NoticeEnvelope, 'source' | 'topic' | 'contentType'>,
    receivedAt: number,
  ): Archived {
    const hash = hashOf(bytes);
    const known = this.#seen.get(hash);
    if (known !== undefined) return { isNew: false, file: null, onDisk: async () => known };
    const day = new Date(receivedAt).toISOString().slice(0, 10);
    const folder = path.join(this.#directory, day);
    if (day !== this.#day) mkdirSync(folder, { recursive: true });
    this.#day = day;
    const file = path.join(folder, archiveFileName({ ...envelope, hash, receivedAt }));
    try {
      writeFileSync(file, bytes);
    } catch (error) {
      // The folder may have been tidied away.
      this.#day = '';
      throw error;
    }
    const onDisk = this.#flush.add(file);
    this.#remember(hash, onDisk);
    return { isNew: true, file, onDisk: () => onDisk };
  }

  /** Notices received since an instant, oldest first, one at a time; what a power cut left half-written is no notice. */
  *since(from: number): Generator<ArchivedNotice> {
    const days = list(this.#directory).filter((day) => Date.parse(`${day}T00:00:00Z`) > from - 86_400_000);
    for (const day of days) {
      for (const name of list(path.join(this.#directory, day))) {
        const parts = readArchiveFileName(name);
        if (parts === null || parts.receivedAt < from) continue;
        const bytes = readFileSync(path.join(this.#directory, day, name));
        if (hashOf(bytes) !== parts.hash) continue;
        this.#remember(parts.hash, true);
        yield { bytes, source: parts.source, topic: parts.topic, receivedAt: parts.receivedAt };
      }
    }
  }

  #remember(hash: string, onDisk: Promise<boolean> | true): void {
    this.#seen.set(hash, onDisk);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
