import type { LogRepository } from '../database/Repositories.ts';
import type { Log, LogLevel, LogLine } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { AgentLogFile } from './AgentLogFile.ts';
import { redactSecrets } from './redactSecrets.ts';

/** Longer messages are cut: a log line is a sentence, not a file. */
const LONGEST_MESSAGE = 8000;
/** Lines reach files and database at the latest after this wall time, or when there are this many. */
const LONGEST_WAIT_MS = 250;
const BATCH_LINES = 200;
/** While the database is away this many lines wait for it; the files have them all. */
const MOST_WAITING = 20_000;

export interface LogBookOptions {
  /** Where the agents' files go. */
  readonly directory: string;
  readonly repository: Pick<LogRepository, 'append' | 'lastId'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly largestFileBytes?: number;
  readonly filesKept?: number;
}

/** Every agent's log: to its own file, to the database in batches, and live to whoever listens. Never throws at who logs. */
export class LogBook {
  readonly #directory: string;
  readonly #repository: Pick<LogRepository, 'append' | 'lastId'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #largestFileBytes: number;
  readonly #filesKept: number;
  readonly #files = new Map<string, AgentLogFile>();
  readonly #listeners = new Set<(line: LogLine) => void>();
  #lastId: number;
  #waiting: LogLine[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #databaseAway = false;
  #stopped = false;

  private constructor(options: LogBookOptions, lastId: number) {
    this.#directory = options.directory;
    this.#repository = options.repository;
    this.#clock = options.clock;
    // A busy agent fills 10 MB in about a week; six such files tell of the last month.
    this.#largestFileBytes = options.largestFileBytes ?? 10_000_000;
    this.#filesKept = options.filesKept ?? 6;
    this.#lastId = lastId;
  }

  /** Opens the book; its ids go on from the last one in the database. */
  static async open(options: LogBookOptions): Promise<LogBook> {
    return new LogBook(options, await options.repository.lastId());
  }

  logFor(agent: string): Log {
    return {
      debug: (message) => this.#add(agent, 'debug', message),
      info: (message) => this.#add(agent, 'info', message),
      warning: (message) => this.#add(agent, 'warning', message),
      error: (message) => this.#add(agent, 'error', message),
    };
  }

  /** Tells every new line as it comes. @returns what stops it */
  listen(listener: (line: LogLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything logged so far is in the files, and in the database if it answers. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const file of this.#files.values()) file.flush();
    this.#writing = this.#writing.then(() => this.#writeToDatabase());
    await this.#writing;
  }

  async stop(): Promise<void> {
    await this.flush();
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const file of this.#files.values()) await file.close();
    this.#listeners.clear();
  }

  #add(agent: string, level: LogLevel, message: string): void {
    if (this.#stopped) return;
    this.#lastId += 1;
    const text = redactSecrets(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)} …` : message);
    const line: LogLine = { id: this.#lastId, at: this.#clock.now(), agent, level, message: text };
    this.#fileOf(agent).write(line);
    this.#waiting.push(line);
    for (const listener of this.#listeners) listener(line);
    if (this.#waiting.length >= BATCH_LINES && !this.#databaseAway) this.#flushSoon(0);
    else this.#flushSoon(LONGEST_WAIT_MS);
  }

  #fileOf(agent: string): AgentLogFile {
    const known = this.#files.get(agent);
    if (known !== undefined) return known;
    const file = new AgentLogFile(this.#directory, agent, this.#largestFileBytes, this.#filesKept);
    this.#files.set(agent, file);
    return file;
  }

  #flushSoon(delayMs: number): void {
    if (this.#timer !== null && delayMs > 0) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  async #writeToDatabase(): Promise<void> {
    const lines = this.#waiting;
    if (lines.length === 0) return;
    this.#waiting = [];
    try {
      await this.#repository.append(lines);
      if (this.#databaseAway) this.#databaseBack();
    } catch (error) {
      this.#waiting = [...lines, ...this.#waiting];
      const surplus = this.#waiting.length - MOST_WAITING;
      if (surplus > 0) this.#dropped += this.#waiting.splice(0, surplus).length;
      if (!this.#databaseAway) {
        this.#databaseAway = true;
        const detail = error instanceof Error ? error.message : String(error);
        this.#add('SYSTEM', 'error', `The log is not reaching the database and is kept in files: ${detail}`);
      }
    }
  }

  #databaseBack(): void {
    this.#databaseAway = false;
    const lost = this.#dropped === 0 ? '' : ` ${this.#dropped} lines are only in the files.`;
    this.#dropped = 0;
    this.#add('SYSTEM', 'info', `The log reaches the database again.${lost}`);
  }
}
