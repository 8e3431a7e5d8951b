import { statfs } from 'node:fs/promises';

/** A disk fills over hours; real time, because it fills in real time. */
const ASK_AGAIN_AFTER_MS = 10_000;

/** How much is free on the disk of a directory: as last found out, without waiting. Asks anew by itself when looked at. */
export class FreeDisk {
  readonly #directory: string;
  #bytes: number | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Free bytes, null while that is not known. */
  bytes(): number | null {
    if (performance.now() - this.#askedAt >= ASK_AGAIN_AFTER_MS) void this.ask();
    return this.#bytes;
  }

  /** Finds out now. */
  async ask(): Promise<void> {
    this.#askedAt = performance.now();
    try {
      const { bavail, bsize } = await statfs(this.#directory);
      this.#bytes = bavail * bsize;
    } catch {
      // A disk that does not answer is not known; that the data cannot be written is told by who writes.
      this.#bytes = null;
    }
  }
}
