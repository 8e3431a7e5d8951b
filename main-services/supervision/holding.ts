import type { Clock } from './Clock.ts';

/** Runs real work (input, output, a worker) while a scaled clock waits for it. */
export async function holding<T>(clock: Pick<Clock, 'hold'>, work: () => Promise<T>): Promise<T> {
  const release = clock.hold();
  try {
    return await work();
  } finally {
    release();
  }
}
