import { lstat } from 'node:fs/promises';

/** How often (wall clock) it is looked whether the port is still there. */
const LOOK_MS = 500;

/**
 * Notices that a serial port was unplugged. The library reads a line that was hung up as an endless nothing when the plug is pulled
 * in the middle of a read, and tells nobody: but the name of the port is gone then, or belongs to another.
 */
export class PlugWatch {
  readonly #path: string;
  readonly #gone: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(path: string, gone: () => void) {
    this.#path = path;
    this.#gone = gone;
    // Ports of Windows are no files.
    if (process.platform !== 'win32') void this.#look(null);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look(before: string | null): Promise<void> {
    const now = await identityOf(this.#path);
    if (this.#stopped) return;
    if (now === null || (before !== null && now !== before)) this.#gone();
    else this.#timer = setTimeout(() => void this.#look(now), LOOK_MS);
  }
}

/** What distinguishes a device, or the link to it, from one of the same name that was plugged in later; null = there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { ino, rdev, ctimeMs } = await lstat(path);
    return `${ino} ${rdev} ${ctimeMs}`;
  } catch {
    // Whatever the reason, there is no port any more to which a name leads.
    return null;
  }
}
