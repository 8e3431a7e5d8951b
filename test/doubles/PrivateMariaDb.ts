import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseConfiguration } from '../../main-services/database/DatabaseConfiguration.ts';

const run = promisify(execFile);
const READY_WAIT_MS = 30_000;

/** A MariaDB server of the tests' own: a temporary directory, a socket, no network; ended by its own pid. */
export class PrivateMariaDb {
  readonly #directory: string;
  readonly #server: ChildProcess;

  private constructor(directory: string, server: ChildProcess) {
    this.#directory = directory;
    this.#server = server;
  }

  /** @throws when MariaDB is not installed: the tests need it (Debian: mariadb-server) */
  static async start(): Promise<PrivateMariaDb> {
    const daemon = ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/usr/bin/mariadbd'].find(existsSync);
    if (daemon === undefined) throw new Error('MariaDB is not installed; on Debian: apt-get install mariadb-server');
    const directory = await mkdtemp(join(tmpdir(), 'pyros-mariadb-'));
    const data = join(directory, 'data');
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    await writeFile(join(directory, 'empty.cnf'), '');
    const defaults = `--defaults-file=${join(directory, 'empty.cnf')}`;
    const install = [defaults, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
    await run('mariadb-install-db', [...install, ...asRoot]);
    const socket = join(directory, 'socket');
    const options = ['--skip-networking', '--innodb-flush-log-at-trx-commit=2', '--innodb-buffer-pool-size=32M'];
    const server = spawn(
      daemon,
      [
        defaults,
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--pid-file=${join(directory, 'pid')}`,
        ...options,
        ...asRoot,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const started = new PrivateMariaDb(directory, server);
    try {
      await untilReady(server);
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  /** Creates an empty database of its own on the server. */
  async createDatabase(name: string): Promise<DatabaseConfiguration> {
    const socketPath = join(this.#directory, 'socket');
    const create = `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
    await run('mariadb', ['--no-defaults', `--socket=${socketPath}`, '--user=root', '--execute', create]);
    return { client: 'mysql', host: 'localhost', port: 3306, socketPath, user: 'root', password: '', database: name };
  }

  async stop(): Promise<void> {
    if (this.#server.exitCode === null && this.#server.signalCode === null) {
      const ended = new Promise((resolve) => this.#server.once('exit', resolve));
      this.#server.kill('SIGTERM');
      await ended;
    }
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timeout = setTimeout(() => reject(new Error(`MariaDB did not start:\n${said}`)), READY_WAIT_MS);
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      if (!said.includes('ready for connections')) return;
      clearTimeout(timeout);
      resolve();
    });
    server.once('exit', (code) => {
      clearTimeout(timeout);
      reject(new Error(`MariaDB ended with ${code}:\n${said}`));
    });
  });
}
