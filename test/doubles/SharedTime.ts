import { closeSync, futimesSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../main-services/supervision/Clock.ts';

/** How finely the time is passed on, observatory time: a quarter of the second in which INDI's simulators take their steps. */
const STEP_MS = 250;
/** Debian's libfaketime, for programs with threads; the dynamic linker knows what $LIB is on this machine. */
const LIBRARY = '/usr/$LIB/faketime/libfaketimeMT.so.1';

/**
 * The observatory's time for foreign programs: libfaketime shows them the modification time of a file as the time it is, and
 * the file follows the clock. A clock that stands still because somebody holds it stands still for them too.
 */
export class SharedTime {
  readonly #folder: string;
  readonly #file: number;
  readonly #speed: number;

  private constructor(folder: string, speed: number) {
    this.#folder = folder;
    this.#file = openSync(join(folder, 'time'), 'w');
    this.#speed = speed;
  }

  /** Time that stands at `at` until a clock of this speed is followed. */
  static async at(at: number, speed: number): Promise<SharedTime> {
    const time = new SharedTime(await mkdtemp(join(tmpdir(), 'pyros-time-')), speed);
    time.#tell(at);
    return time;
  }

  /** What goes into a program's environment. */
  environment(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: LIBRARY,
      // The time of the file; and sleeps, whose end nobody tells, shorter by so much.
      FAKETIME: `% x${this.#speed}`,
      FAKETIME_FOLLOW_FILE: join(this.#folder, 'time'),
      FAKETIME_NO_CACHE: '1',
    };
  }

  /** Keeps to the clock from here; it ends with the clock. */
  follow(clock: Clock): void {
    clock.every(STEP_MS, () => this.#tell(clock.now()));
  }

  /** Removes what libfaketime leaves in the shared memory of the machine when its program ends by a signal. */
  static async clearAfter(pid: number): Promise<void> {
    for (const name of [`faketime_shm_${pid}`, `sem.faketime_sem_${pid}`])
      await rm(join('/dev/shm', name), { force: true });
  }

  /** To be called when the clock stands and the programs have ended. */
  async stop(): Promise<void> {
    closeSync(this.#file);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #tell(at: number): void {
    futimesSync(this.#file, at / 1000, at / 1000);
  }
}
