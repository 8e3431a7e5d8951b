import { type FSWatcher, watch } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const FOLDER = 'console-requests';
const REQUEST = 'show';
/** A busy observatory answers within a second. */
const PATIENCE_MS = 3000;

/**
 * How a second `npm start` asks the running observatory for its console without a port and on any system: it puts a file into a
 * folder that the running one watches and takes it out of. (A signal would end a process that does not expect it.)
 */
export class ShowRequests {
  readonly #onRequest: () => void;
  #folder: string | null = null;
  #watcher: FSWatcher | null = null;

  constructor(onRequest: () => void) {
    this.#onRequest = onRequest;
  }

  async start(dataDirectory: string): Promise<void> {
    const folder = join(dataDirectory, FOLDER);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    this.#folder = folder;
    this.#watcher = watch(folder, (_event, name) => {
      if (name === REQUEST) void this.#take(join(folder, REQUEST));
    });
  }

  async stop(): Promise<void> {
    this.#watcher?.close();
    this.#watcher = null;
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #take(file: string): Promise<void> {
    if (!(await exists(file))) return;
    await rm(file, { force: true });
    if (this.#watcher) this.#onRequest();
  }
}

/** Asks whoever runs on this data directory to show its console; true when somebody took the request. */
export async function askToShow(dataDirectory: string): Promise<boolean> {
  const folder = join(dataDirectory, FOLDER);
  if (!(await exists(folder))) return false;
  const file = join(folder, REQUEST);
  await writeFile(file, '');
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (!(await exists(file))) return true;
    await pause(50);
  }
  // Left over from an observatory that was killed.
  await rm(folder, { recursive: true, force: true });
  return false;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
