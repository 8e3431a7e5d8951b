import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DataDirectoryLock } from '../../main-services/system/DataDirectoryLock.ts';
import { freePortsBase } from '../bench/stage/freePortsBase.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const base = await mkdtemp(join(tmpdir(), 'pyros-refused-'));
afterAll(() => rm(base, { recursive: true, force: true }));

/** `npm start` without windows and without its bootstrap; answers how it ended and what it said. */
async function start(data: string, ...rest: string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ['electron/start.ts', '--shell', 'none', '--data', data, ...rest], {
    cwd: ROOT,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, said };
}

describe.concurrent('a start is refused in words', () => {
  test('on a data directory that another observatory uses', { timeout: 40_000 }, async () => {
    const data = join(base, 'shared');
    await mkdir(data);
    const lock = await DataDirectoryLock.take(data);
    try {
      const { status, said } = await start(data, '--ports', String(await freePortsBase()), '--alert-port', '0');
      expect(said).toContain(`The data directory ${data} is in use by another observatory (process ${process.pid})`);
      expect(said).toMatch(/choose another directory with --data/);
      expect(status).toBe(1);
    } finally {
      await lock.release();
    }
  });

  test('on a directory that cannot be written', { timeout: 40_000 }, async () => {
    const file = join(base, 'file');
    await writeFile(file, 'not a directory');
    const { status, said } = await start(join(file, 'data'), '--ports', String(await freePortsBase()));
    expect(said).toMatch(/The data directory \S*file\/data\S* cannot be made: part of its path is a file\. Move that/);
    expect(status).toBe(1);
  });

  test('when a port is in use', { timeout: 40_000 }, async () => {
    const occupier = createServer();
    const port = await new Promise<number>((resolve) => {
      occupier.listen(0, '127.0.0.1', () => {
        const address = occupier.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    try {
      const { status, said } = await start(join(base, 'ports'), '--ports', String(Math.min(port, 65_530)));
      expect(said).toContain(`Port ${port} for the telescope simulator is in use by another program.`);
      expect(said).toMatch(/portsBase/);
      expect(status).toBe(1);
    } finally {
      occupier.close();
    }
  });
});
