import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SIMULATORS = join(import.meta.dirname, '..', '..', '..', 'simulators');

/** A simulator as a real child process. */
export class SimulatorProcess {
  readonly child: ChildProcess;
  readonly #lines: string[] = [];
  #errors = '';
  #wake: (() => void)[] = [];

  private constructor(child: ChildProcess) {
    this.child = child;
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const pieces = (rest + text).split('\n');
      rest = pieces.pop() ?? '';
      this.#lines.push(...pieces);
      for (const wake of this.#wake.splice(0)) wake();
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    child.once('close', () => {
      for (const wake of this.#wake.splice(0)) wake();
    });
  }

  /** Starts `simulators/<script>` and waits until it is ready. */
  static async start(script: string, ...args: readonly string[]): Promise<SimulatorProcess> {
    const simulator = SimulatorProcess.launch(script, ...args);
    await simulator.line((line) => line.startsWith('ready '));
    return simulator;
  }

  /** Starts it without waiting. */
  static launch(script: string, ...args: readonly string[]): SimulatorProcess {
    const child = spawn(process.execPath, [join(SIMULATORS, script), ...args], { stdio: 'pipe' });
    return new SimulatorProcess(child);
  }

  /** The n-th port that it said it listens on. */
  port(index = 0): number {
    return Number(this.#lines.find((line) => line.startsWith('ready '))?.split(' ')[index + 1]);
  }

  /** The first line of standard output that fits; throws when the process ends without it. */
  async line(fits: (line: string) => boolean): Promise<string> {
    for (;;) {
      const found = this.#lines.find(fits);
      if (found !== undefined) return found;
      if (this.child.exitCode !== null) throw new Error(`the simulator ended: ${this.#errors}`);
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  tell(line: unknown): void {
    this.child.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  /** Waits for its end. */
  async ended(): Promise<{ readonly code: number | null; readonly errors: string }> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return { code: this.child.exitCode, errors: this.#errors };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill('SIGTERM');
    await closed;
  }
}
