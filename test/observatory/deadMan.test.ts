import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { askSimulator } from '../bench/stage/askSimulator.ts';

const SCRIPT = join(import.meta.dirname, '..', 'doubles', 'observatoryToHang.ts');

/** Gives `work` an observatory as a child process, its dome open. */
async function withOpenObservatory(work: (hung: Hung) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'pyros-hung-'));
  const child = spawn(process.execPath, [SCRIPT, data], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const [, dome, plc] = line.split(' ');
    const ask = (port: string | undefined) =>
      askSimulator({ host: '127.0.0.1', port: Number(port) }, { name: 'STATUS' });
    await work({ child, data, dome: () => ask(dome), plc: () => ask(plc) });
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Hung {
  readonly child: ChildProcess;
  readonly data: string;
  readonly dome: () => Promise<unknown>;
  readonly plc: () => Promise<unknown>;
}

async function isClosedByThePlc({ child, dome, plc }: Hung): Promise<void> {
  const shut = async () => expect(await dome()).toMatchObject({ shutter: 'CLOSED' });
  await vi.waitFor(shut, { timeout: 100_000, interval: 200 });
  expect(JSON.stringify(await plc())).toMatch(/"tripped","value":"yes"/);
  expect(child.exitCode).toBeNull();
}

test.concurrent('the dome of an observatory that the system stopped is closed by the PLC', { timeout: 120_000 }, () =>
  withOpenObservatory(async (hung) => {
    hung.child.kill('SIGSTOP');
    await isClosedByThePlc(hung);
  }),
);

test.concurrent('so is that of one in an endless loop, and a thread told of it', { timeout: 120_000 }, () =>
  withOpenObservatory(async (hung) => {
    hung.child.stdin?.write('block\n');
    await isClosedByThePlc(hung);
    const log = await readFile(join(hung.data, 'logs', 'System.log'), 'utf8');
    expect(log).toMatch(/event loop stalls for \d+ ms already; while it does, the PLC gets no heartbeat/);
  }),
);
