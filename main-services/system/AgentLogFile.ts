import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { LogLine } from '../model/log.ts';

const PINO_LEVEL = { debug: 'debug', info: 'info', warning: 'warn', error: 'error' } as const;

/** One agent's log as JSON lines, in `AGENT.log`; grown too large, it becomes `AGENT.1.log`, and so on up to the number kept. */
export class AgentLogFile {
  readonly #directory: string;
  readonly #agent: string;
  readonly #largestBytes: number;
  readonly #keep: number;
  #stream: ReturnType<typeof pino.destination>;
  #logger: pino.Logger;
  #bytes: number;

  constructor(directory: string, agent: string, largestBytes: number, keep: number) {
    this.#directory = directory;
    // An agent's name becomes a file name: nothing in it may lead elsewhere.
    this.#agent = agent.replace(/[^\w-]/g, '_');
    this.#largestBytes = largestBytes;
    this.#keep = keep;
    this.#bytes = existsSync(this.#path(0)) ? statSync(this.#path(0)).size : 0;
    [this.#stream, this.#logger] = this.#open();
  }

  write(line: LogLine): void {
    if (this.#bytes >= this.#largestBytes) this.#rotate();
    const time = new Date(line.at).toISOString();
    this.#logger[PINO_LEVEL[line.level]]({ time, id: line.id }, line.message);
    // Close enough for rotation: the text and what pino writes around it.
    this.#bytes += Buffer.byteLength(line.message) + 100;
  }

  /** Hands everything to the operating system: it outlives our death. Waiting for the disk as well would stall everybody else. */
  flush(): void {
    this.#stream.flush();
  }

  async close(): Promise<void> {
    this.#stream.flushSync();
    const closed = new Promise((resolve) => this.#stream.once('close', resolve));
    this.#stream.end();
    await closed;
  }

  #open(): [ReturnType<typeof pino.destination>, pino.Logger] {
    // Gathered to 4 kB or until the book flushes: a night's lines are not a disk access each.
    const stream = pino.destination({ dest: this.#path(0), sync: true, minLength: 4096 });
    const options = { level: 'debug', base: { agent: this.#agent }, timestamp: false };
    return [stream, pino(options, stream)];
  }

  #rotate(): void {
    this.#stream.flushSync();
    this.#stream.end();
    for (let age = this.#keep - 1; age >= 1; age -= 1) {
      if (existsSync(this.#path(age - 1))) renameSync(this.#path(age - 1), this.#path(age));
    }
    this.#bytes = 0;
    [this.#stream, this.#logger] = this.#open();
  }

  #path(age: number): string {
    return join(this.#directory, age === 0 ? `${this.#agent}.log` : `${this.#agent}.${age}.log`);
  }
}
