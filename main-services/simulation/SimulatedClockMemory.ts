import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Clock } from '../supervision/Clock.ts';

/** How often the time of a simulated observatory is noted, wall clock: so much of it is lived again after a kill. */
const NOTE_PERIOD_MS = 1000;

/** Remembers what time it is in a simulated observatory, so that a restart goes on where the last run stopped. */
export class SimulatedClockMemory {
  readonly #file: string;
  #cancel: Cancel = () => undefined;

  constructor(dataDirectory: string) {
    mkdirSync(dataDirectory, { recursive: true });
    this.#file = join(dataDirectory, 'simulated-clock.json');
  }

  /** Milliseconds since the Unix epoch; null when there was no earlier run, or its note cannot be read. */
  recall(): number | null {
    try {
      const noted: unknown = JSON.parse(readFileSync(this.#file, 'utf8'));
      const now = typeof noted === 'object' && noted !== null && 'now' in noted ? noted.now : null;
      return typeof now === 'number' && Number.isFinite(now) ? now : null;
    } catch {
      // No note, or one cut short by a kill: the simulation begins anew, nothing else depends on it.
      return null;
    }
  }

  /** Notes the clock from now on. */
  follow(clock: Pick<Clock, 'now'>, wall: Pick<Clock, 'every'>): void {
    this.#cancel = wall.every(NOTE_PERIOD_MS, () => this.#note(clock.now()));
  }

  stop(): void {
    this.#cancel();
  }

  #note(now: number): void {
    writeFileSync(`${this.#file}.tmp`, JSON.stringify({ now }));
    renameSync(`${this.#file}.tmp`, this.#file);
  }
}
