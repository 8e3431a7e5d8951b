import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { processStepsBehind } from '../../../electron/processStepsBehind.ts';

/** Says that it runs, with threads of its own, and waits to be ended. */
const SCRIPT = "process.stdout.write('here'); setInterval(() => undefined, 60_000);";

let child: ChildProcess | null = null;

async function started(detached: boolean): Promise<number> {
  child = spawn(process.execPath, ['-e', SCRIPT], { detached, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child.pid as number;
}

async function end(): Promise<void> {
  if (child === null) return;
  const ended = once(child, 'exit');
  child.kill();
  child = null;
  await ended;
}

afterEach(end);

describe('a process that only shows', () => {
  it('steps behind with all that it runs, and the observatory stays where it is', async () => {
    const own = getPriority();
    const pid = await started(false);
    expect(getPriority(pid)).toBe(own);
    await processStepsBehind(pid);
    expect(getPriority(pid)).toBeGreaterThan(own);
    expect(getPriority()).toBe(own);
  });

  it('steps behind with its session, where the system shares out by the session', async () => {
    const pid = await started(true);
    await processStepsBehind(pid);
    await processStepsBehind(pid);
    const file = `/proc/${pid}/autogroup`;
    if (!existsSync(file)) return expect(getPriority(pid)).toBe(10);
    expect(await readFile(file, 'utf8')).toMatch(/ nice 10$/m);
    expect(await readFile('/proc/self/autogroup', 'utf8')).not.toMatch(/ nice 10$/m);
  });

  it('may be gone already', async () => {
    const pid = await started(false);
    await end();
    await expect(processStepsBehind(pid)).resolves.toBeUndefined();
  });
});
