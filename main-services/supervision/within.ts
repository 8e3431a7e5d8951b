import type { Clock } from './Clock.ts';
import { sleep } from './sleep.ts';

/** What `work` comes to, or null when it takes longer than this on the observatory's clock; then it is left to itself. */
export async function within<T>(clock: Clock, milliseconds: number, work: Promise<T>): Promise<T | null> {
  const over = new AbortController();
  const late = sleep(clock, milliseconds, over.signal).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
