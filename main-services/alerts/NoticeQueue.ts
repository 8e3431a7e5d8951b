import { readFileSync } from 'node:fs';

/** How long notices are worked on in one turn of the event loop: a twentieth of the 100 ms that count as a stall. */
const SLICE_MS = 5;
/** Bytes that wait in memory; what comes beyond is taken from the archive when its turn comes. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/** Something to handle, and the file its bytes lie in, if they do. */
export interface QueuedNotice {
  readonly bytes: Buffer;
  readonly file: string | null;
}

type Waiting<T> = Omit<T, 'bytes'> & { readonly bytes: Buffer | null };

/**
 * First in, first out. A notice that finds nobody before it is handled on the spot, in the same turn as its last byte; in a
 * flood the work is cut into slices, and the memory that waits is bounded.
 */
export class NoticeQueue<T extends QueuedNotice> {
  readonly #handle: (item: T) => void;
  readonly #lost: (file: string, error: unknown) => void;
  #waiting: Waiting<T>[] = [];
  #waitingBytes = 0;
  readonly #idle: (() => void)[] = [];
  #busy = false;

  /**
   * @param handle must not throw
   * @param lost told when bytes cannot be read back from the archive
   */
  constructor(handle: (item: T) => void, lost: (file: string, error: unknown) => void) {
    this.#handle = handle;
    this.#lost = lost;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Bytes held in memory for those who wait. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  push(item: T): void {
    if (this.#busy) {
      this.#wait(item);
      return;
    }
    this.#busy = true;
    this.#handle(item);
    setImmediate(() => this.#slice());
  }

  /** Resolves when nothing waits. */
  idle(): Promise<void> {
    return this.#busy ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  #wait(item: T): void {
    const spill = item.file !== null && this.#waitingBytes + item.bytes.length > MOST_WAITING_BYTES;
    if (!spill) this.#waitingBytes += item.bytes.length;
    this.#waiting.push(spill ? { ...item, bytes: null } : item);
  }

  #slice(): void {
    const end = performance.now() + SLICE_MS;
    let done = 0;
    for (const item of this.#waiting) {
      done += 1;
      this.#take(item);
      if (performance.now() >= end) break;
    }
    this.#waiting = this.#waiting.slice(done);
    if (this.#waiting.length > 0) {
      setImmediate(() => this.#slice());
      return;
    }
    this.#busy = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(item: Waiting<T>): void {
    if (item.bytes !== null) this.#waitingBytes -= item.bytes.length;
    const bytes = item.bytes ?? this.#fetch(item.file);
    if (bytes !== null) this.#handle({ ...item, bytes } as T);
  }

  #fetch(file: string | null): Buffer | null {
    if (file === null) return null;
    try {
      return readFileSync(file);
    } catch (error) {
      this.#lost(file, error);
      return null;
    }
  }
}
