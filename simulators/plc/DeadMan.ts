import type { SimulatorClock } from '../common/SimulatorClock.ts';

/** architecture.md: the PLC closes the dome by itself when the heartbeat stops for 30 s. */
const PATIENCE_MS = 30_000;
/** How often a dome that did not take the command is told again. */
const RETRY_MS = 5_000;
/**
 * On a fast clock 30 s pass within one stall of the machine; unless somebody told us that they have passed, wait for this much
 * real silence first.
 */
const REAL_SILENCE_MS = 2_000;

/** Closes the dome when nobody says any more that he lives. Sleeps until the first heartbeat. */
export class DeadMan {
  readonly #clock: SimulatorClock;
  readonly #closeDome: (now: number) => Promise<boolean>;
  #cancel: () => void = () => undefined;
  #tripped = false;

  /** `closeDome` answers whether the dome took the command. */
  constructor(clock: SimulatorClock, closeDome: (now: number) => Promise<boolean>) {
    this.#clock = clock;
    this.#closeDome = closeDome;
  }

  tripped(): boolean {
    return this.#tripped;
  }

  heartbeat(now: number): void {
    this.#cancel();
    this.#tripped = false;
    this.#cancel = this.#clock.at(now + PATIENCE_MS, (due) => this.#trip(due), REAL_SILENCE_MS);
  }

  stop(): void {
    this.#cancel();
  }

  #trip(due: number): void {
    this.#tripped = true;
    // Only a heartbeat ends this: it cancels the retry that is scheduled here.
    this.#cancel = this.#clock.at(due + RETRY_MS, (next) => this.#trip(next), REAL_SILENCE_MS / 2);
    void this.#closeDome(this.#clock.now()).then((taken) => {
      if (taken && this.#tripped) this.#cancel();
    });
  }
}
