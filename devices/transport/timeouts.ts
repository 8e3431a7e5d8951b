/** Patience with each kind of question, observatory time. */
export const TIMEOUTS = {
  /** Less than the 2 s between two polls, so that silence is noticed before the next one is due. */
  status: 1_500,
  /** Acknowledgement of an order; the motion itself is not waited for. */
  order: 5_000,
  stop: 2_000,
  /** A frame of 4096 × 4096 over a 10 Mbit/s line of an old camera computer takes 40 s. */
  readOut: 60_000,
} as const;
