import { setTimeout as pause } from 'node:timers/promises';

/** A simulated night moves on while two busy cores draw it; nothing an operator waits for takes longer. */
export const PATIENCE_MS = 45_000;
const LOOK_MS = 50;

/** Looks until what is seen is as it should be, and answers it. @throws Error naming what was awaited and what was seen last */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean = Boolean,
  withinMs: number = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > deadline)
      throw new Error(`${what}: not within ${withinMs / 1000} s; last seen: ${JSON.stringify(seen)}`);
    await pause(LOOK_MS);
  }
}
