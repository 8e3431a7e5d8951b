import { setTimeout as pause } from 'node:timers/promises';

/** Often enough that a round loses no time, seldom enough to be no load. */
const LOOK_MS = 20;

/** Waits until a condition holds. @throws Error naming what did not come about */
export async function eventually(what: string, holds: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(LOOK_MS);
  }
}
