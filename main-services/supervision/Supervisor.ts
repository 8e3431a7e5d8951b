import type { Log } from '../model/log.ts';
import type { AgentView } from '../model/operations.ts';
import type { Agent } from './Agent.ts';
import { AgentRunner } from './AgentRunner.ts';
import type { Cancel, Clock } from './Clock.ts';

/** Period of the original's mutual checks (mission.md, ENV). */
const LOOK_PERIOD_MS = 5000;
/** An agent that missed three periods, and this much more, is taken for hung. */
const PATIENCE_PERIODS = 3;
const PATIENCE_MS = 5000;
/** This many deaths within this time: restarting does not help. */
const QUICK_DEATHS = 5;
const QUICK_WITHIN_MS = 60_000;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 10_000;
/** On a fast clock real work takes long in observatory time: so much wall time must have passed in silence, too. */
const WALL_PATIENCE_MS = 2000;
/** A vital agent silent for so long, restarts included, means that nobody is in control: the PLC is not told that we live. */
const VITAL_PATIENCE_MS = 20_000;

interface Ward {
  readonly runner: AgentRunner;
  /** Never given up: without it nobody watches the sky. */
  readonly vital: boolean;
  state: AgentView['state'];
  restarts: number;
  deaths: number[];
  cancelRestart: Cancel | null;
  /** Wall time at the last sign of life. */
  aliveWall: number;
  startedAt: number;
  /** When it last finished a tick, on both clocks; a start is no such sign of life. */
  heard: { at: number; wall: number };
  /** Why it died last; null while it never did. */
  cause: string | null;
}

export interface SupervisorOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly logFor: (agent: string) => Log;
  readonly onChange: (agents: readonly AgentView[]) => void;
  /** An agent died and does not come back by itself. */
  readonly onGivenUp: (agent: string, cause: string) => void;
  /** Somebody stopped an agent on purpose. */
  readonly onHalted?: (agent: string, by: string) => void;
}

/** Starts the agents, restarts any that dies or stops beating, and gives up loudly on one that keeps dying. */
export class Supervisor {
  readonly #o: SupervisorOptions;
  readonly #wards = new Map<string, Ward>();
  #cancel: Cancel | null = null;
  #lookedAt = 0;

  constructor(options: SupervisorOptions) {
    this.#o = options;
  }

  add(agent: Agent, options: { vital: boolean } = { vital: false }): void {
    const { clock, logFor } = this.#o;
    const runner = new AgentRunner({
      agent,
      clock,
      log: logFor(agent.name),
      died: (_, cause) => this.#died(agent.name, cause),
      beaten: () => this.#beaten(ward),
    });
    const ward: Ward = {
      runner,
      ...options,
      state: 'stopped',
      restarts: 0,
      deaths: [],
      cancelRestart: null,
      aliveWall: performance.now(),
      startedAt: this.#o.clock.now(),
      heard: { at: this.#o.clock.now(), wall: performance.now() },
      cause: null,
    };
    this.#wards.set(agent.name, ward);
  }

  /** Starts every agent; one that cannot start is dealt with like one that died, the others run all the same. */
  async start(): Promise<void> {
    // Watching comes first: an agent whose start hangs keeps nobody else from being watched.
    this.#watch();
    await Promise.all([...this.#wards.keys()].map((name) => this.#start(name)));
  }

  /** Stops them all, last added first. */
  async stop(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    for (const ward of [...this.#wards.values()].reverse()) {
      ward.cancelRestart?.();
      if (ward.state === 'running' || ward.state === 'starting') await ward.runner.stop();
      ward.state = 'stopped';
    }
    this.#tell();
  }

  /** Stops one agent on demand; it stays stopped until `restart`. @throws Error when there is no such agent */
  async halt(name: string, by: string): Promise<void> {
    const ward = this.#wards.get(name);
    if (!ward) throw new Error(`there is no agent "${name}"`);
    this.#o.log.warning(`${name} is stopped by ${by} and stays so until it is started again`);
    ward.cancelRestart?.();
    ward.state = 'stopped';
    this.#o.onHalted?.(name, by);
    await ward.runner.stop(true);
    this.#tell();
  }

  /** Restarts an agent on demand, also one that was given up. @throws Error when there is no such agent */
  async restart(name: string, by: string): Promise<void> {
    const ward = this.#wards.get(name);
    if (!ward) throw new Error(`there is no agent "${name}"`);
    this.#o.log.warning(`${name} is restarted by ${by}`);
    ward.cancelRestart?.();
    ward.deaths = [];
    await ward.runner.stop(true);
    ward.restarts++;
    await this.#start(name);
  }

  agents(): readonly AgentView[] {
    return [...this.#wards.values()].map((ward) => ({
      name: ward.runner.agent.name,
      state: ward.state,
      periodMs: ward.runner.agent.periodMs,
      lastBeatAt: ward.runner.lastBeatAt(),
      restarts: ward.restarts,
      doing: ward.state === 'running' ? (ward.runner.agent.doing?.() ?? 'running') : ward.state,
    }));
  }

  /** Which vital agent nobody has heard of for too long, in words; null while all live. Deliberately stopped counts as silent. */
  ailment(): string | null {
    const { clock } = this.#o;
    for (const [name, ward] of this.#wards) {
      const silentMs = clock.now() - ward.heard.at;
      if (!ward.vital || silentMs <= VITAL_PATIENCE_MS) continue;
      if (clock.speed > 1 && performance.now() - ward.heard.wall < WALL_PATIENCE_MS) continue;
      return `${name} has given no sign of life for ${Math.round(silentMs / 1000)} s`;
    }
    return null;
  }

  /** Looks for agents that stopped beating. */
  look(): void {
    this.#lookedAt = this.#o.clock.now();
    for (const [name, ward] of this.#wards) {
      const silentMs = this.#silence(ward);
      if (silentMs > PATIENCE_PERIODS * ward.runner.agent.periodMs + PATIENCE_MS) {
        this.#died(name, `no heartbeat for ${Math.round(silentMs / 1000)} s`);
      }
    }
    this.#tell();
  }

  /** How long a running agent has not finished a tick, or a starting one its start; 0 for the others. */
  #silence({ state, runner, startedAt, aliveWall }: Ward): number {
    if (state !== 'running' && state !== 'starting') return 0;
    const { clock } = this.#o;
    if (clock.speed > 1 && performance.now() - aliveWall < WALL_PATIENCE_MS) return 0;
    return clock.now() - Math.max(startedAt, runner.lastBeatAt() ?? startedAt);
  }

  #watch(): void {
    this.#cancel?.();
    this.#lookedAt = this.#o.clock.now();
    this.#cancel = this.#o.clock.every(LOOK_PERIOD_MS, () => this.look());
  }

  /**
   * A sign of life. Vital agents also look after the supervisor: should its own timer be dead, they look in its place, so that
   * Environment and Majordome still watch each other.
   */
  #beaten(ward: Ward): void {
    ward.aliveWall = performance.now();
    ward.heard = { at: this.#o.clock.now(), wall: ward.aliveWall };
    const { name } = ward.runner.agent;
    if (ward.cause !== null) this.#o.log.info(`${name} runs again, restart ${ward.restarts} (it died: ${ward.cause})`);
    ward.cause = null;
    const silentMs = this.#o.clock.now() - this.#lookedAt;
    if (!ward.vital || this.#cancel === null || silentMs <= PATIENCE_PERIODS * LOOK_PERIOD_MS + PATIENCE_MS) return;
    this.#o.log.error(`the supervisor did not look for ${Math.round(silentMs / 1000)} s, noticed by ${name}`);
    this.#watch();
    this.look();
  }

  async #start(name: string): Promise<void> {
    const ward = this.#wards.get(name);
    if (!ward) return;
    ward.state = 'starting';
    ward.startedAt = this.#o.clock.now();
    ward.aliveWall = performance.now();
    try {
      await ward.runner.start();
      // It may have died, or been stopped, meanwhile.
      if (ward.state === 'starting' && ward.runner.running()) ward.state = 'running';
    } catch (error) {
      this.#died(name, `could not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#tell();
  }

  #died(name: string, cause: string): void {
    const ward = this.#wards.get(name);
    if (!ward || ward.state === 'restarting' || ward.state === 'given-up' || ward.state === 'stopped') return;
    const { clock, log } = this.#o;
    const now = clock.now();
    ward.deaths = [...ward.deaths.filter((at) => now - at < QUICK_WITHIN_MS), now];
    const quick = ward.deaths.length;
    ward.cause = cause;
    void ward.runner.stop(true);
    if (quick >= QUICK_DEATHS) {
      this.#o.onGivenUp(name, cause);
      if (!ward.vital) {
        ward.state = 'given-up';
        log.error(`${name} died ${quick} times within a minute and is given up: ${cause}`);
        this.#tell();
        return;
      }
    }
    const wait = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (quick - 1));
    ward.state = 'restarting';
    log.error(`${name} died (${cause}); restarting in ${wait / 1000} s`);
    ward.cancelRestart = clock.after(wait, () => {
      ward.restarts++;
      void this.#start(name);
    });
    this.#tell();
  }

  #tell(): void {
    this.#o.onChange(this.agents());
  }
}
