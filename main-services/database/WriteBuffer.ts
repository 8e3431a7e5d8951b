/** Rows wait at most this long on the wall clock before they are written … */
const LONGEST_WAIT_MS = 100;
/** … or until there are this many. */
const BATCH_ROWS = 200;
/** A database that is away for this many rows (four days of a row every 2 s) loses the oldest ones, and says so. */
const MOST_ROWS = 200_000;

/**
 * Gathers rows that come often and writes them in batches, in order. A failed write keeps its rows and is told to the next
 * one who adds; nothing is lost as long as a later write succeeds.
 */
export class WriteBuffer<Row> {
  readonly #write: (rows: readonly Row[]) => Promise<void>;
  #rows: Row[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #failure: Error | null = null;
  #closed = false;

  constructor(write: (rows: readonly Row[]) => Promise<void>) {
    this.#write = write;
  }

  /** Takes a row; settles without waiting for the write. @throws the failure of an earlier write, the row being kept */
  async add(row: Row): Promise<void> {
    if (this.#closed) throw new Error('The database is closed: this row comes too late and is not stored.');
    this.#rows.push(row);
    const tooMany = this.#rows.length - MOST_ROWS;
    if (tooMany > 0) this.#rows.splice(0, tooMany);
    const failure = this.#failure;
    this.#failure = null;
    if (this.#rows.length >= BATCH_ROWS && failure === null) this.#flushSoon(0);
    else this.#flushSoon(LONGEST_WAIT_MS);
    if (failure !== null) throw failure;
  }

  /** Writes everything taken so far. @throws what kept it from being written */
  async flush(): Promise<void> {
    this.#clearTimer();
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeAll());
    await this.#writing;
  }

  /** Writes the rest and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  async #writeAll(): Promise<void> {
    while (this.#rows.length > 0) {
      const batch = this.#rows.slice(0, BATCH_ROWS);
      this.#rows = this.#rows.slice(batch.length);
      try {
        await this.#write(batch);
      } catch (error) {
        this.#rows = [...batch, ...this.#rows];
        throw error;
      }
    }
  }

  #flushSoon(delayMs: number): void {
    if (this.#timer !== null && delayMs > 0) return;
    this.#clearTimer();
    this.#timer = setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.#failure = error instanceof Error ? error : new Error(String(error));
      });
    }, delayMs);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
