import { readdir, readFile, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

/** On Linux each step leaves 0.8 of the share (sched(7)): a tenth of what the observatory has, which is plenty on an idle machine. */
const NICENESS = 10;

/**
 * Lowers the precedence of a process that only shows: on a busy computer pictures wait for the telescope, and never the other way round.
 * Linux counts by the thread, and threads begin as who made them.
 * @throws Error when the system does not allow it; a process that is gone is nothing to lower
 */
export async function processStepsBehind(pid: number): Promise<void> {
  if (process.platform !== 'linux') {
    unlessGone(() => setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL));
    return;
  }
  // A process that is gone has no threads; one of them may end while the others are gone through.
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  for (const thread of threads) unlessGone(() => setPriority(Number(thread), NICENESS));
  await groupStepsBehind(pid);
}

/** Where the system shares out by the session (sched(7), autogrouping), niceness counts within one only: a session has its own. */
async function groupStepsBehind(pid: number): Promise<void> {
  const groupOf = async (process: number | 'self') => (await readFile(`/proc/${process}/autogroup`, 'utf8')).split(' ');
  // A kernel without autogroups, and a process that is gone, have no such file.
  const [group, , niceness] = await groupOf(pid).catch(() => []);
  if (group === undefined || Number(niceness) === NICENESS || group === (await groupOf('self'))[0]) return;
  await writeFile(`/proc/${pid}/autogroup`, String(NICENESS));
}

function unlessGone(act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as { info?: { code?: string } }).info?.code !== 'ESRCH') throw error;
  }
}
