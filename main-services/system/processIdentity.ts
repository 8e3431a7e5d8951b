import { readFile } from 'node:fs/promises';

/**
 * Tells a process from a later one that got the same number: its pid and, on Linux, when it started (proc(5), field 22 of
 * /proc/PID/stat). Null when no such process lives.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  return `${pid}@${await startTicks(pid)}`;
}

async function startTicks(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold anything: count from the last one on.
    const fromThirdField = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fromThirdField[22 - 3] ?? '';
  } catch {
    // No /proc on this system: the number alone has to do.
    return '';
  }
}
