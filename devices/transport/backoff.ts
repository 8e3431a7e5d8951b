const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/**
 * How long to wait (observatory time: in a fast night a minute's silence must not cost hours) before the next attempt to connect: 0.25 s
 * doubled per failure up to 5 s, and up to a fifth more or less by `chance` (0…1), so that five links to a restarted crate do not knock in step.
 */
export function backoff(failures: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 16));
  return wait * (0.8 + 0.4 * chance);
}
