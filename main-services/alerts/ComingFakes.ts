import { z } from 'zod';
import type { SettingRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import type { FakeAlert } from './fakeVoEvent.ts';

const KEY = 'alerts.comingFakes';
/** What should have come longer ago, while the application was down, surprises nobody any more. */
const LATEST_MS = 60_000;
/** None is asked for further ahead: one that is was written under another clock (an earlier simulated night). */
const FURTHEST_MS = 3_600_000;

/** A fake alert with the time at which it is raised. */
export interface ComingFake {
  readonly fake: FakeAlert;
  readonly at: number;
}

const stored = z.array(
  z.strictObject({
    at: z.number(),
    fake: z.strictObject({
      name: z.string(),
      raDegrees: z.number(),
      decDegrees: z.number(),
      errorDegrees: z.number(),
      mission: z.string().exactOptional(),
      type: z.string().exactOptional(),
    }),
  }),
);

/** Fake alerts asked for in some seconds; a restart does not lose them. */
export class ComingFakes {
  readonly #settings: SettingRepository;
  readonly #clock: Clock;
  readonly #log: Log;
  #coming: readonly ComingFake[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(settings: SettingRepository, clock: Clock, log: Log) {
    this.#settings = settings;
    this.#clock = clock;
    this.#log = log;
  }

  add(coming: ComingFake): void {
    this.#become([...this.#coming, coming]);
  }

  /** Those whose time has come; they are coming no more. */
  take(): readonly ComingFake[] {
    const now = this.#clock.now();
    const due = this.#coming.filter(({ at }) => at <= now);
    if (due.length > 0) this.#become(this.#coming.filter(({ at }) => at > now));
    return due;
  }

  /** Takes up what an earlier run of the application was asked for, and says what it is too late for. Never throws. */
  async restore(): Promise<void> {
    const known = await this.#read();
    const now = this.#clock.now();
    for (const { fake, at } of known) {
      if (at < now - LATEST_MS) {
        this.#log.warning(
          `The fake alert "${fake.name}" should have come at ${utc(at)}, while nothing ran: it is dropped.`,
        );
      } else if (at > now + FURTHEST_MS) {
        this.#log.warning(`The fake alert "${fake.name}" for ${utc(at)} is of another night's clock: it is dropped.`);
      }
    }
    const held = known.filter(({ at }) => at >= now - LATEST_MS && at <= now + FURTHEST_MS);
    if (known.length > 0) this.#become(held);
    const names = held.map(({ fake, at }) => `"${fake.name}" at ${utc(at)}`);
    if (names.length > 0) this.#log.info(`Fake alerts asked for before still come: ${names.join(', ')}.`);
  }

  /** Resolves when what is coming is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #read(): Promise<readonly ComingFake[]> {
    // Its agent may have died and be started again, with the rest of the application alive.
    await this.#writing;
    try {
      return stored.parse(JSON.parse((await this.#settings.get(KEY)) ?? '[]'));
    } catch (error) {
      this.#log.warning(`The fake alerts that were to come cannot be read and are forgotten: ${String(error)}`);
      return [];
    }
  }

  #become(coming: readonly ComingFake[]): void {
    this.#coming = coming;
    const text = coming.length === 0 ? null : JSON.stringify(coming);
    this.#writing = this.#writing
      .then(() => holding(this.#clock, () => this.#settings.set(KEY, text)))
      .catch((error: unknown) => {
        this.#log.error(`The fake alerts to come cannot be stored, and a restart would lose them: ${String(error)}`);
      });
  }
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
