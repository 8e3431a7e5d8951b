import type { EnvironmentRepository } from '../database/Repositories.ts';
import type { EnvironmentState } from '../model/environment.ts';
import type { RuleRecord } from '../model/environmentHistory.ts';
import type { Log } from '../model/log.ts';
import { dueRules } from './dueRules.ts';

/** Writes each round into the database: both synthesis rows, and what the rules newly decided. Says once that it cannot. */
export class EnvironmentRecorder {
  readonly #store: Pick<EnvironmentRepository, 'append'>;
  readonly #log: Log;
  readonly #recorded = new Map<string, RuleRecord>();
  #fault: string | null = null;

  constructor(store: Pick<EnvironmentRepository, 'append'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  async record({ at, weather, site, rules }: EnvironmentState): Promise<void> {
    const due = dueRules(rules, this.#recorded, at);
    for (const record of due) this.#recorded.set(record.state.rule, record);
    try {
      await this.#store.append(weather, site, due);
      if (this.#fault !== null) this.#log.info('readings are stored again');
      this.#fault = null;
    } catch (error) {
      const fault = String(error);
      if (fault !== this.#fault) this.#log.error(`readings cannot be stored: ${fault}`);
      this.#fault = fault;
    }
  }
}
