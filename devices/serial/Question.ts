/** A whole answer at the beginning of what was received. */
export interface Reply<T> {
  readonly value: T;
  /** Some devices say more to this: then this much silence (ms, observatory time) ends the answer. */
  readonly unlessMoreWithinMs?: number;
}

/** What is written to a serial device, and how its answer is told from the bytes that come. */
export interface Question<T> {
  /** For messages: ":GR#". */
  readonly name: string;
  /** Nothing = only listens. */
  readonly bytes: Uint8Array;
  /**
   * Called with all that came since the question was written; null = not complete yet.
   * @throws InvalidReply | DeviceRefused when it cannot become, or is not, an answer
   */
  read(received: Buffer): Reply<T> | null;
}
