import { open } from 'node:fs/promises';
import path from 'node:path';

interface Waiting {
  readonly file: string;
  readonly settle: (onDisk: boolean) => void;
}

/** Node has four threads for files by default: one stays free for everybody else. Disks write several at once together. */
const AT_ONCE = 3;

/** Brings written files onto the disk behind everybody's back. */
export class DiskFlush {
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  /** Resolves when the file and its name are on the disk; false when that could not be had. */
  add(file: string): Promise<boolean> {
    const onDisk = new Promise<boolean>((settle) => this.#waiting.push({ file, settle }));
    this.#running ??= this.#run();
    return onDisk;
  }

  async #run(): Promise<void> {
    // Not in the turn of the notice: the slew goes first.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const written = new Set<Waiting>();
      const rest = [...batch];
      const work = async () => {
        for (let one = rest.shift(); one !== undefined; one = rest.shift()) if (await sync(one.file)) written.add(one);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      const folders = new Set(batch.map(({ file }) => path.dirname(file)));
      const kept = new Set<string>();
      for (const folder of folders) if (await sync(folder)) kept.add(folder);
      for (const one of batch) one.settle(written.has(one) && kept.has(path.dirname(one.file)));
    }
    this.#running = null;
  }
}

async function sync(place: string): Promise<boolean> {
  try {
    const handle = await open(place, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Windows opens no folder, and a read-only handle cannot be flushed there; its file system keeps a journal of names.
    return process.platform === 'win32' && (code === 'EPERM' || code === 'EISDIR' || code === 'EACCES');
  }
}
