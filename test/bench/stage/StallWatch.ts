import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;

/** How long this thread keeps everybody waiting, by the wall clock, and how much of that is its own work. */
export class StallWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #looks: NodeJS.Timeout;
  #worked = process.threadCpuUsage();
  #longestWorkMs = 0;

  constructor() {
    this.#delay.enable();
    this.#looks = setInterval(() => this.#look(), RESOLUTION_MS);
  }

  /** Ends the watch. `ownWorkMs`: the processor time of the busiest turn; the rest was spent by other threads and programs. */
  end(): { readonly worstMs: number; readonly ownWorkMs: number } {
    this.#look();
    this.#delay.disable();
    clearInterval(this.#looks);
    return { worstMs: this.#delay.max / 1e6 - RESOLUTION_MS, ownWorkMs: this.#longestWorkMs };
  }

  #look(): void {
    const { user, system } = process.threadCpuUsage(this.#worked);
    this.#worked = process.threadCpuUsage();
    this.#longestWorkMs = Math.max(this.#longestWorkMs, (user + system) / 1000);
  }
}
