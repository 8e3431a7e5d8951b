import { setPriority } from 'node:os';

/** What computes for its own sake gets a third of the time beside somebody at the usual priority (nice(1)). */
const NICENESS = 5;

/**
 * Called by a worker thread that computes: the thread that talks to the telescope goes first when processors are few. On Linux a
 * thread has a priority of its own; elsewhere it would be the whole process's, and nothing is done.
 */
export function stepBehind(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, NICENESS);
  } catch {
    // Not allowed in every container; it then computes as fast as anybody.
  }
}
