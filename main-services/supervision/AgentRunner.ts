import type { Log } from '../model/log.ts';
import type { Agent } from './Agent.ts';
import type { Cancel, Clock } from './Clock.ts';
import { endsWithin } from './endsWithin.ts';

/** Nobody waits longer than this for an agent that hangs, wall clock. */
const STOP_WITHIN_MS = 5000;

/** Runs one agent: ticks it every period, never two ticks at once, and remembers its heartbeat. */
export class AgentRunner {
  readonly agent: Agent;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #died: (runner: AgentRunner, cause: string) => void;
  readonly #beaten: () => void;
  readonly #stopWithinMs: number;
  #cancel: Cancel | null = null;
  #tick: Promise<void> | null = null;
  #lastBeatAt: number | null = null;
  /** Ticks of an earlier life must not count for a later one. */
  #life = 0;

  constructor(options: {
    agent: Agent;
    clock: Clock;
    log: Log;
    died: (runner: AgentRunner, cause: string) => void;
    /** Called after every finished tick. */
    beaten?: () => void;
    stopWithinMs?: number;
  }) {
    this.agent = options.agent;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#died = options.died;
    this.#stopWithinMs = options.stopWithinMs ?? STOP_WITHIN_MS;
    this.#beaten = options.beaten ?? (() => undefined);
  }

  running(): boolean {
    return this.#cancel !== null;
  }

  /** When the agent last finished a tick (or started); null before that. */
  lastBeatAt(): number | null {
    return this.#lastBeatAt;
  }

  /** Starts the agent and its first tick. @throws what the agent's own start throws */
  async start(): Promise<void> {
    const life = ++this.#life;
    await this.agent.start?.();
    if (life !== this.#life) return;
    this.#lastBeatAt = this.#clock.now();
    this.#cancel = this.#clock.every(this.agent.periodMs, () => this.#beat(life));
    this.#beat(life);
  }

  /** Ends the ticking and the agent, within a bound; a tick under way is waited for unless `abandon`. */
  async stop(abandon = false): Promise<void> {
    this.#life++;
    this.#cancel?.();
    this.#cancel = null;
    const tick = this.#tick;
    this.#tick = null;
    if (await endsWithin(this.#end(abandon ? null : tick), this.#stopWithinMs)) return;
    this.#log.error(`${this.agent.name} did not stop within ${this.#stopWithinMs / 1000} s and is left behind`);
  }

  async #end(tick: Promise<void> | null): Promise<void> {
    try {
      await tick;
      await this.agent.stop?.();
    } catch (error) {
      this.#log.error(`${this.agent.name} did not stop cleanly: ${String(error)}`);
    }
  }

  #beat(life: number): void {
    if (this.#tick !== null || life !== this.#life) return;
    const tick = this.#round()
      .then(
        () => {
          if (life !== this.#life) return;
          this.#lastBeatAt = this.#clock.now();
          this.#beaten();
        },
        (error: unknown) => {
          if (life === this.#life) this.#died(this, error instanceof Error ? error.message : String(error));
        },
      )
      .finally(() => {
        if (this.#tick === tick) this.#tick = null;
      });
    this.#tick = tick;
  }

  /** So that a tick which throws before its first await dies like any other. */
  async #round(): Promise<void> {
    await this.agent.tick(this.#clock.now());
  }
}
