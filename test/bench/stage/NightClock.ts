import { RealClock } from '../../../main-services/supervision/RealClock.ts';

/** The computer's own clock, but in the middle of a night: real time, without the care that a fast clock takes of a busy machine. */
export class NightClock extends RealClock {
  readonly #offsetMs: number;

  constructor(begins: number) {
    super();
    this.#offsetMs = begins - Date.now();
  }

  override now(): number {
    return super.now() + this.#offsetMs;
  }
}
