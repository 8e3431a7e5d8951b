import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A serial cable made by socat: a pseudo-terminal whose other end is a TCP port. It can be unplugged. */
export class PseudoTerminal {
  readonly path: string;
  readonly #folder: string;
  #socat: ChildProcess | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = join(folder, 'serial');
  }

  /** A cable to this TCP port of the machine, plugged in. */
  static async to(port: number): Promise<PseudoTerminal> {
    const cable = new PseudoTerminal(await mkdtemp(join(tmpdir(), 'pyros-serial-')));
    await cable.plugIn(port);
    return cable;
  }

  async plugIn(port: number): Promise<void> {
    // Its own address of the device is opened last, so whoever finds the name finds a cable that is through.
    const ends = [`TCP:127.0.0.1:${port},retry=20,interval=0.1,nodelay`, `PTY,raw,echo=0,link=${this.path}`];
    const socat = spawn('socat', ends, { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    socat.stderr.on('data', (bytes: Buffer) => {
      told += bytes.toString();
    });
    socat.once('error', (error) => {
      told = `socat (Debian: socat) does not start: ${error.message}`;
    });
    this.#socat = socat;
    while (!existsSync(this.path)) {
      if (told !== '' || socat.exitCode !== null) throw new Error(`no pseudo-terminal: ${told}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Pulls the plug: the port and its name are gone. */
  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = null;
    if (socat === null || socat.exitCode !== null || socat.signalCode !== null) return;
    const closed = once(socat, 'close');
    socat.kill('SIGTERM');
    await closed;
  }

  async stop(): Promise<void> {
    await this.unplug();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
