import { mkdir, readlink, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processIdentity } from '../../main-services/system/processIdentity.ts';

/** Chromium ends by itself when the pipe to the application breaks; this is ample time for it. */
const PATIENCE_MS = 5000;

/**
 * Readies Chromium's profile directory for a start after anything, a crash included. Chromium marks a profile in use with the
 * link SingletonLock → host-pid; the data directory's lock already says that no other observatory is at work here.
 * @returns the directory to use: another one beside it while a browser of an earlier run still lives
 */
export async function readyProfile(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const deadline = performance.now() + PATIENCE_MS;
  while (await isInUse(directory)) {
    if (performance.now() > deadline) return readyProfile(`${directory}-${process.pid}`);
    await pause(100);
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(directory, name), { force: true });
  return directory;
}

async function isInUse(directory: string): Promise<boolean> {
  let owner: string;
  try {
    owner = await readlink(join(directory, 'SingletonLock'));
  } catch {
    // No link: nobody uses it (or not a system that has one).
    return false;
  }
  const split = owner.lastIndexOf('-');
  if (owner.slice(0, split) !== hostname()) return false;
  return (await processIdentity(Number(owner.slice(split + 1)))) !== null;
}
