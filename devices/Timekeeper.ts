/** Undoes a timer; calling it again does nothing. */
export type Cancel = () => void;

/**
 * What a driver needs of time. Structurally the application's Clock, declared here because devices import nothing of it.
 * Milliseconds are those of the observatory's clock, which runs faster than the wall clock in a simulated night.
 */
export interface Timekeeper {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number;
  /** Calls `action` once, `milliseconds` from now. */
  after(milliseconds: number, action: () => void): Cancel;
  /**
   * Says that real work is in flight (a question on a socket): a simulated clock waits for it, within a bound, so that a
   * fast night does not outrun its own input and output. Returns the release; a real clock ignores it.
   */
  hold(): () => void;
}
