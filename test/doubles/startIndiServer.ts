import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort.ts';
import { SharedTime } from './SharedTime.ts';

export interface IndiServer {
  readonly port: number;
  /** The process itself, for faults: signals reach the server, not its drivers. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * The real INDI server with some of its simulators ("indi_simulator_telescope"), and a home of its own without memories of former
 * runs; in the time of the machine unless told.
 */
export async function startIndiServer(drivers: readonly string[], time?: SharedTime): Promise<IndiServer> {
  const home = await mkdtemp(join(tmpdir(), 'pyros-indi-'));
  const port = await freePort();
  // Its local socket has one name for the whole machine: beside another server it would not start.
  const child = spawn('indiserver', ['-u', join(home, 'socket'), '-p', String(port), ...drivers], {
    env: { ...process.env, ...time?.environment(), HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (bytes: Buffer) => {
    told = (told + bytes.toString()).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      told += String(error);
      resolve();
    });
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!(await listens(port))) {
    if (over) throw new Error(`indiserver (Debian: indi-bin) did not start: ${told}`);
  }
  if (told.includes('cannot be preloaded')) throw new Error(`libfaketime (Debian: faketime) is not there: ${told}`);
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      if (time && child.pid) await SharedTime.clearAfter(child.pid);
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => setTimeout(() => resolve(false), 50));
  });
}
