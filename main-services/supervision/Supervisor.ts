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

interface Ward {
  readonly runner: AgentRunner;
  /** Never given up: without it nobody watches the sky. */
  readonly vital: boolean;
  state: AgentView['state'];
  restarts: number;
  deaths: number[];
  cancelRestart: Cancel | null;
}

export interface SupervisorOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly logFor: (agent: string) => Log;
  readonly onChange: (agents: readonly AgentView[]) => void;
  /** An agent died and does not come back by itself. */
  readonly onGivenUp: (agent: string, cause: string) => void;
}

/** Starts the agents, restarts any that dies or stops beating, and gives up loudly on one that keeps dying. */
export class Supervisor {
  readonly #o: SupervisorOptions;
  readonly #wards = new Map<string, Ward>();
  #cancel: Cancel | null = null;

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
    });
    this.#wards.set(agent.name, { runner, ...options, state: 'stopped', restarts: 0, deaths: [], cancelRestart: null });
  }

  /** Starts every agent; one that cannot start is dealt with like one that died, the others run all the same. */
  async start(): Promise<void> {
    await Promise.all([...this.#wards.keys()].map((name) => this.#start(name)));
    this.#cancel = this.#o.clock.every(LOOK_PERIOD_MS, () => this.look());
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

  /** Looks for agents that stopped beating. */
  look(): void {
    const now = this.#o.clock.now();
    for (const [name, ward] of this.#wards) {
      const beat = ward.runner.lastBeatAt();
      const silence = beat === null ? 0 : now - beat;
      if (ward.state === 'running' && silence > PATIENCE_PERIODS * ward.runner.agent.periodMs + PATIENCE_MS) {
        this.#died(name, `no heartbeat for ${Math.round(silence / 1000)} s`);
      }
    }
    this.#tell();
  }

  async #start(name: string): Promise<void> {
    const ward = this.#wards.get(name);
    if (!ward) return;
    ward.state = 'starting';
    try {
      await ward.runner.start();
      ward.state = 'running';
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
