/**
 * The time that mechanisms live in: the simulator's, less all the time they were stuck. What is stuck neither moves nor ends,
 * and goes on from where it was when it comes loose.
 */
export class MechanicalTime {
  #lostMs = 0;
  #stuckSince: number | null = null;

  /** Mechanical time at the simulator's time `now`, milliseconds. */
  at(now: number): number {
    return (this.#stuckSince ?? now) - this.#lostMs;
  }

  setStuck(stuck: boolean, now: number): void {
    if (stuck && this.#stuckSince === null) this.#stuckSince = now;
    if (!stuck && this.#stuckSince !== null) {
      this.#lostMs += now - this.#stuckSince;
      this.#stuckSince = null;
    }
  }
}
