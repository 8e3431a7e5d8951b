import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How often (wall clock) it is looked whether the port is there. */
const LOOK_MS = 20;

/** A pseudo-terminal under a name of its own, made by socat, which speaks for us to whoever opens it. */
export class PtyPort {
  readonly #child: ChildProcess;
  readonly #path: string;
  #fault = '';

  constructor(path: string, heard: (bytes: Buffer) => void) {
    this.#path = path;
    this.#child = spawn('socat', [`PTY,raw,echo=0,link=${path}`, 'STDIO'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdout?.on('data', heard);
    this.#child.stderr?.on('data', (bytes: Buffer) => {
      this.#fault = bytes.toString().trim();
    });
    this.#child.once('error', (error) => {
      this.#fault = `socat does not start: ${error.message}`;
    });
    // A port that is gone hears nothing; its end is told by the process.
    this.#child.stdin?.on('error', () => undefined);
  }

  /** Waits until it can be opened; throws an Error that says why it cannot. */
  async ready(): Promise<void> {
    while (!existsSync(this.#path)) {
      if (this.#fault !== '') throw new Error(this.#fault);
      await pause(LOOK_MS);
    }
  }

  say(bytes: Buffer): void {
    this.#child.stdin?.write(bytes);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) return;
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    await closed;
  }
}
