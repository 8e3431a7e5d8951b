import type { SettingRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import { type EnvironmentMemory, NO_MEMORY } from './evaluateEnvironment.ts';
import type { RuleMemory } from './rules/judge.ts';

const KEY = 'environment.holdOffs';
/** A hold-off that moves on with every round of bad weather is written at most this often. */
const GRAIN_MS = 60_000;
/** No hold-off is longer: an end beyond this was written under another clock (an earlier simulated night). */
const LONGEST_MS = 7_200_000;

/** Keeps hold-offs over a restart: who restarts in a break of the rain does not open into it. */
export class HoldOffMemory {
  readonly #settings: SettingRepository;
  readonly #log: Log;
  readonly #stored: string | null;
  #latest: string;
  #writing: Promise<void> = Promise.resolve();

  private constructor(settings: SettingRepository, log: Log, stored: string | null) {
    this.#settings = settings;
    this.#log = log;
    this.#stored = stored;
    this.#latest = stored ?? '{}';
  }

  static async open(settings: SettingRepository, log: Log): Promise<HoldOffMemory> {
    return new HoldOffMemory(settings, log, await settings.get(KEY));
  }

  /** The hold-offs that still run at `now`. */
  recall(now: number): EnvironmentMemory {
    if (this.#stored === null) return NO_MEMORY;
    try {
      const entries = Object.entries(JSON.parse(this.#stored) as Record<string, unknown>);
      const running = entries.filter(
        (entry): entry is [string, number] =>
          typeof entry[1] === 'number' && entry[1] > now && entry[1] <= now + LONGEST_MS,
      );
      const rules = running.map(([rule, clearsAt]): [string, RuleMemory] => [
        rule,
        { known: true, latched: true, wasBad: true, clearsAt },
      ]);
      return { ...NO_MEMORY, rules: Object.fromEntries(rules) };
    } catch (error) {
      this.#log.warning(`the stored hold-offs cannot be read and are forgotten: ${String(error)}`);
      return NO_MEMORY;
    }
  }

  /** Stores what changed by a minute or more; never waits and never throws. */
  remember({ rules }: EnvironmentMemory): void {
    const running = Object.entries(rules).filter(([, memory]) => memory.latched);
    const text = JSON.stringify(
      Object.fromEntries(running.map(([rule, { clearsAt }]) => [rule, Math.ceil(clearsAt / GRAIN_MS) * GRAIN_MS])),
    );
    if (text === this.#latest) return;
    this.#latest = text;
    this.#writing = this.#writing
      .then(() => this.#settings.set(KEY, text))
      .catch((error: unknown) => this.#log.error(`hold-offs cannot be stored: ${String(error)}`));
  }

  /** Resolves when all that was to be remembered is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }
}
