import { stripVTControlCharacters } from 'node:util';
import type { Clock } from '../main-services/supervision/Clock.ts';
import type { TopicHub } from './ipc/publish.ts';
import { statusLines } from './statusLines.ts';

/** On a terminal the block is drawn again this often; elsewhere (a file, a journal) changes are written, at most this often. */
const REFRESH_MS = 1000;
const WRITE_MS = 60_000;

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The observatory's state for a terminal: one block drawn in place, or plain lines where nothing can be drawn in place. */
export class TerminalStatus {
  readonly #topics: Pick<TopicHub, 'snapshot'>;
  readonly #out: Output;
  readonly #wall: Pick<Clock, 'every'>;
  #cancel: (() => void) | null = null;
  #drawnLines = 0;
  #written: readonly string[] = [];

  constructor(options: { topics: Pick<TopicHub, 'snapshot'>; out: Output; wall: Pick<Clock, 'every'> }) {
    this.#topics = options.topics;
    this.#out = options.out;
    this.#wall = options.wall;
  }

  start(): void {
    this.#show();
    this.#cancel = this.#wall.every(this.#out.isTTY ? REFRESH_MS : WRITE_MS, () => this.#show());
  }

  /** Shows the state a last time and ends. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#show();
  }

  #show(): void {
    const topics = this.#topics;
    const lines = statusLines({
      time: topics.snapshot('time'),
      night: topics.snapshot('night'),
      environment: topics.snapshot('environment'),
      instruments: topics.snapshot('instruments'),
      control: topics.snapshot('control'),
      majordome: topics.snapshot('majordome'),
      alarms: topics.snapshot('alarms'),
      shutdown: topics.snapshot('shutdown'),
      lastLog: topics.snapshot('log')?.[0] ?? null,
      // Texts from devices and notices must not steer the terminal.
    }).map((line) => stripVTControlCharacters(line).replaceAll(/\p{Cc}/gu, ' '));
    if (this.#out.isTTY) this.#draw(lines);
    else this.#write(lines);
  }

  /** Over the block drawn before: cursor up, clear to the end of the screen. */
  #draw(lines: readonly string[]): void {
    const width = Math.max(20, (this.#out.columns ?? 80) - 1);
    const back = this.#drawnLines > 0 ? `\x1b[${this.#drawnLines}A\x1b[0J` : '';
    this.#out.write(`${back}${lines.map((line) => line.slice(0, width)).join('\n')}\n`);
    this.#drawnLines = lines.length;
  }

  /** Only what changed since, so that a journal stays short. */
  #write(lines: readonly string[]): void {
    const changed = lines.filter((line) => !this.#written.includes(line));
    if (changed.length > 0) this.#out.write(`${changed.join('\n')}\n`);
    this.#written = lines;
  }
}
