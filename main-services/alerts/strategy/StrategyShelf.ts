import type { StrategyRepository, StrategyVersion, UserRepository } from '../../database/Repositories.ts';
import type { StrategyEntry, StrategyProblem, StrategyReview } from '../../model/alertStrategy.ts';
import type { Log } from '../../model/log.ts';
import { Refusal } from '../../model/refusal.ts';
import type { Clock } from '../../supervision/Clock.ts';
import { defaultStrategy, defaultStrategyXml } from './defaultStrategy.ts';
import { parseStrategy } from './parseStrategy.ts';
import type { Strategy } from './Strategy.ts';
import { StrategyRefused } from './StrategyRefused.ts';

export interface StrategyShelfOptions {
  readonly strategies: StrategyRepository;
  readonly users: Pick<UserRepository, 'list' | 'programmes'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** The stored strategies, of which one is in use. Alerts ask for it without waiting; changes take effect with the next notice. */
export class StrategyShelf {
  readonly #o: StrategyShelfOptions;
  #active: Strategy = defaultStrategy();

  private constructor(options: StrategyShelfOptions) {
    this.#o = options;
  }

  /** Reads what is stored; an empty database is given the strategy that is shipped. */
  static async open(options: StrategyShelfOptions): Promise<StrategyShelf> {
    const shelf = new StrategyShelf(options);
    try {
      await shelf.#seed();
      await shelf.reload();
    } catch (error) {
      options.log.error(`The alert strategies cannot be read; the one shipped is in use: ${String(error)}`);
    }
    return shelf;
  }

  /** The strategy that decides about alerts. */
  active(): Strategy {
    return this.#active;
  }

  /** Takes up what the database holds now. */
  async reload(): Promise<void> {
    const { strategies, log } = this.#o;
    const stored = await strategies.default();
    if (stored === null) return;
    const versions = await strategies.versions(stored.name);
    for (const { version, xml } of [stored, ...versions]) {
      const strategy = readable(xml, version);
      if (strategy instanceof StrategyRefused) {
        log.error(`Version ${version} of the strategy "${stored.name}" cannot be used: ${strategy.message}`);
        continue;
      }
      this.#active = strategy;
      log.info(`Alerts are decided by the strategy "${strategy.name}", version ${version}.`);
      return;
    }
    log.error(`No version of the strategy "${stored.name}" can be used; "${this.#active.name}" stays in use.`);
  }

  async list(): Promise<readonly StrategyEntry[]> {
    const stored = await this.#o.strategies.list();
    return stored.map(({ name, description, version, xml, isDefault }) => {
      const strategy = readable(xml, version);
      const problems = strategy instanceof StrategyRefused ? strategy.problems : [];
      return { name, description, version, active: isDefault, problems };
    });
  }

  /** Newest first. */
  versions(name: string): Promise<readonly StrategyVersion[]> {
    return this.#o.strategies.versions(name);
  }

  /** The text of a strategy, of its newest version unless told otherwise. @throws Refusal when there is none */
  async xmlOf(name: string, version: number | null = null): Promise<string> {
    const versions = await this.#o.strategies.versions(name);
    const found = version === null ? versions[0] : versions.find((one) => one.version === version);
    if (found === undefined) {
      const which = version === null ? '' : ` version ${version}`;
      throw new Refusal('input', `There is no alert strategy "${name}"${which}.`);
    }
    return found.xml;
  }

  /** Everything that is wrong with a strategy's text, and with its place in this database. */
  async validate(xml: string): Promise<StrategyReview> {
    const strategy = readable(xml, null);
    if (strategy instanceof StrategyRefused) return { name: null, problems: strategy.problems };
    const problems: StrategyProblem[] = [];
    const users = (await this.#o.users.list()).map(({ username }) => username);
    const programmes = (await this.#o.users.programmes()).map(({ name }) => name);
    for (const [attribute, value, known] of [
      ['user', strategy.userName, users],
      ['programme', strategy.programmeName, programmes],
    ] as const) {
      if (known.includes(value)) continue;
      const reason = `<request ${attribute}="${value}"> names no ${attribute} of this observatory.`;
      problems.push({ place: 'request', attribute, reason });
    }
    return { name: strategy.name, problems };
  }

  /** Stores a strategy under the name it gives itself, as a new version; in use at once if it is the active one. @throws Refusal */
  async save(xml: string, by: string, note: string): Promise<StrategyEntry> {
    const { problems } = await this.validate(xml);
    if (problems.length > 0) throw new Refusal('input', problems.map(({ reason }) => reason).join(' '));
    const { name, description } = parseStrategy(xml);
    const { strategies, clock, log } = this.#o;
    const stored = await strategies.save(name, xml, { at: clock.now(), by, note }, description);
    log.info(`${by} saved the strategy "${name}", version ${stored.version}. ${note}`.trim());
    if (stored.isDefault) await this.reload();
    return { name, description, version: stored.version, active: stored.isDefault, problems: [] };
  }

  /** Decides by this strategy from the next notice on. @throws Refusal when there is none, or it cannot be used */
  async activate(name: string, by: string): Promise<StrategyEntry> {
    const { strategies, log } = this.#o;
    const stored = await strategies.get(name);
    if (stored === null) throw new Refusal('input', `There is no alert strategy "${name}".`);
    const { problems } = await this.validate(stored.xml);
    if (problems.length > 0) {
      const reasons = problems.map(({ reason }) => reason).join(' ');
      throw new Refusal('input', `The strategy "${name}" cannot be used: ${reasons}`);
    }
    await strategies.setDefault(name);
    log.warning(`${by} put the alert strategy "${name}", version ${stored.version}, into use.`);
    await this.reload();
    return { name, description: stored.description, version: stored.version, active: true, problems: [] };
  }

  async #seed(): Promise<void> {
    const { strategies, clock } = this.#o;
    if ((await strategies.list()).length === 0) {
      const { name, description } = defaultStrategy();
      await strategies.save(name, defaultStrategyXml(), { at: clock.now(), by: '', note: 'as shipped' }, description);
    }
    if ((await strategies.default()) !== null) return;
    const usable = (await this.list()).find(({ problems }) => problems.length === 0);
    if (usable !== undefined) await strategies.setDefault(usable.name);
  }
}

function readable(xml: string, version: number | null): Strategy | StrategyRefused {
  try {
    return parseStrategy(xml, version);
  } catch (error) {
    if (error instanceof StrategyRefused) return error;
    throw error;
  }
}
