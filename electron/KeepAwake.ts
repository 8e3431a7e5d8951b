import { type ChildProcess, spawn } from 'node:child_process';
import type { Log } from '../main-services/model/log.ts';

/** Programs that keep a computer awake for as long as they run (systemd; macOS). */
const PROGRAMS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ['systemd-inhibit', '--what=idle:sleep', '--who=PyROS', '--why=The night is being observed', 'cat'],
  darwin: ['caffeinate', '-i', '-s', 'cat'],
};

/** Keeps the computer awake where there is no Electron to do it: a child that ends with this process. */
export class KeepAwake {
  readonly #log: Log;
  #child: ChildProcess | null = null;
  /** Where it failed once it is not tried again: the log has said so. */
  #impossible = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Turns it on or off; where it is not possible the log says so. */
  set(on: boolean): void {
    if (!on) {
      this.#child?.stdin?.end();
      this.#child = null;
      return;
    }
    if (this.#child || this.#impossible) return;
    const program = PROGRAMS[process.platform];
    if (!program) {
      this.#giveUp(`not known how on ${process.platform}`);
      return;
    }
    const [name, ...args] = program;
    // It runs `cat`, which ends when its standard input does: with set(false), or with this process however it dies.
    const child = spawn(name, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    this.#child = child;
    const gone = (why: string) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#giveUp(`${name}: ${why}`);
    };
    child.on('error', (error) => gone(error.message));
    child.on('exit', (status) => gone(`ended with status ${status}`));
    child.stdin?.on('error', (error) => this.#log.debug(`${name}: ${error.message}`));
  }

  #giveUp(why: string): void {
    this.#impossible = true;
    this.#log.warning(`nothing keeps this computer from going to sleep (${why}): see to its energy settings`);
  }
}
