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
  try {
    if (process.platform !== 'linux') {
      setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
      return;
    }
    for (const thread of await readdir(`/proc/${pid}/task`)) setPriority(Number(thread), NICENESS);
    await groupStepsBehind(pid);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Where the system shares out by the session (sched(7), autogrouping), niceness counts within one only: a session has its own. */
async function groupStepsBehind(pid: number): Promise<void> {
  const groupOf = async (process: number | 'self') => (await readFile(`/proc/${process}/autogroup`, 'utf8')).split(' ');
  // A kernel without autogroups has no such file.
  const [group, , niceness] = await groupOf(pid).catch(() => []);
  if (group === undefined || Number(niceness) === NICENESS || group === (await groupOf('self'))[0]) return;
  await writeFile(`/proc/${pid}/autogroup`, String(NICENESS));
}

function isGone(error: unknown): boolean {
  const { code, info } = error as NodeJS.ErrnoException & { info?: { code?: string } };
  return [code, info?.code].some((word) => word === 'ENOENT' || word === 'ESRCH');
}
