import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A simulator is ready in half a second; on a machine that is very busy it may take this long (wall clock). */
const READY_TIMEOUT_MS = 30_000;
/** How long a simulator may take to end in order before it is killed (wall clock). */
const END_TIMEOUT_MS = 3_000;
/** How much of what it complained about is kept. */
const COMPLAINT_LENGTH = 2_000;

export interface SimulatorProcessOptions {
  /** For messages: "Dome", "user" … */
  readonly name: string;
  /** Path of the script. */
  readonly script: string;
  readonly args: readonly string[];
  /** What it says after `ready`, line by line. */
  readonly onLine: (line: string) => void;
  /** It ended though nobody stopped it. */
  readonly onDeath: (how: string) => void;
}

/** One simulator as a child process of ours. */
export class SimulatorProcess {
  readonly #options: SimulatorProcessOptions;
  #child: ChildProcessWithoutNullStreams | null = null;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #complaint = '';

  constructor(options: SimulatorProcessOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  get processId(): number | null {
    return this.#child?.pid ?? null;
  }

  /**
   * Starts it and waits for its `ready` line; answers the ports it listens on.
   * @throws Error saying which simulator and why, with a cure where there is one
   */
  async start(): Promise<readonly number[]> {
    const { script, args } = this.#options;
    // Electron's own binary is a Node only when told so.
    const env = process.versions.electron === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: 'pipe' });
    this.#child = child;
    child.stderr.on('data', (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(-COMPLAINT_LENGTH);
    });
    // A child that died no longer reads; its exit is what counts.
    child.stdin.on('error', () => undefined);
    const ready = this.#awaitReady(child);
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    try {
      return await ready;
    } catch (failure) {
      await this.stop();
      throw failure;
    }
  }

  /** Writes a line to its standard input, unless it cannot keep up. */
  tell(line: string): void {
    if (this.#child?.stdin.writableNeedDrain === false) this.#child.stdin.write(`${line}\n`);
  }

  /** Asks it to end, kills it if it does not; safe to call twice. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#stopping = true;
    child.stdin.end();
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
    await this.#ended;
    clearTimeout(kill);
  }

  #awaitReady(child: ChildProcessWithoutNullStreams): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      let ready = false;
      const patience = setTimeout(
        () => reject(this.#failure(`did not get ready within ${READY_TIMEOUT_MS / 1000} s`)),
        READY_TIMEOUT_MS,
      );
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (ready || !line.startsWith('ready')) {
          this.#options.onLine(line);
          return;
        }
        ready = true;
        clearTimeout(patience);
        resolve(line.split(' ').slice(1).map(Number));
      });
      child.once('error', (error) => {
        this.#child = null;
        clearTimeout(patience);
        reject(this.#failure(`could not be started (${error.message})`));
      });
      child.once('close', (code, signal) => {
        this.#child = null;
        clearTimeout(patience);
        const how = signal === null ? `ended with status ${code}` : `was ended by ${signal}`;
        reject(this.#failure(how));
        if (ready && !this.#stopping)
          this.#options.onDeath(this.#complaint === '' ? how : `${how}: ${this.#complaint.trim()}`);
      });
    });
  }

  #failure(how: string): Error {
    const { name } = this.#options;
    const inUse = /port (\d+) of (\S+) is in use/.exec(this.#complaint);
    if (inUse === null) return new Error(`The ${name} simulator ${how}. ${this.#complaint.trim()}`.trim());
    return new Error(
      `The ${name} simulator cannot listen: port ${inUse[1]} of ${inUse[2]} is in use. ` +
        'Probably another PyROS or simulator is running: end it, or give this one another port in the configuration.',
    );
  }
}
