/** Undoes a timer; calling it again does nothing. */
export type Cancel = () => void;

/**
 * The observatory's time: real, scaled (simulated nights) or manual (tests). Everything that waits or stamps takes one as a
 * parameter. Milliseconds since the Unix epoch, UTC; Julian dates exist only at the edges that need them.
 */
export interface Clock {
  now(): number;
  /** How many observatory seconds pass in a second of the wall clock; 0 for a manual clock. */
  readonly speed: number;
  /** Calls `action` once, `milliseconds` of observatory time from now. */
  after(milliseconds: number, action: () => void): Cancel;
  /** Calls `action` every `milliseconds` of observatory time, first one period from now. */
  every(milliseconds: number, action: () => void): Cancel;
  /**
   * Says that real work is in flight (a socket question, a worker, a file): a scaled clock stands still until every hold is
   * released, at most for a bounded real time each, so that a fast night does not outrun its own input and output.
   */
  hold(): () => void;
}
