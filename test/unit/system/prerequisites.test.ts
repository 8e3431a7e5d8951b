import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import { checkFreeSpace, checkPrerequisites } from '../../../main-services/system/prerequisites.ts';
import { recordVersions, softwareVersions } from '../../../main-services/system/versions.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'pyros-data-'));
});
afterEach(() => rm(data, { recursive: true }));

const faults = async (overrides = {}) =>
  (await checkPrerequisites(data, overrides)).list
    .filter((one) => !one.ok)
    .map(({ what, problem }) => `${what}: ${problem}`);

describe('prerequisites', () => {
  test('are all named, each fine or with problem and cure', async () => {
    const { configuration, list } = await checkPrerequisites(data, {
      simulation: { portsBase: await freePortsBase() },
    });
    expect(configuration?.dataDirectory).toBe(data);
    expect(list.map((one) => one.what.replace(/\d+/, 'N'))).toEqual([
      'configuration',
      'data directory',
      'free space',
      'database',
      'port N (telescope)',
      'port N (visCamera)',
      'port N (nirCamera)',
      'port N (plc)',
      'port N (dome)',
      'port N (focuser)',
    ]);
    expect(list.filter((one) => !one.ok)).toEqual([]);
  });

  test('name a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const devices = { plc: { port } };
    expect((await faults({ devices })).join()).toContain(
      `Port ${port} for the plc simulator is in use by another program.`,
    );
    expect(await faults({ devices, simulation: { enabled: false } })).toEqual([]);
    expect((await checkPrerequisites(data, { devices }, { freePorts: true })).list.map((one) => one.ok)).not.toContain(
      false,
    );
    await new Promise((resolve) => server.close(resolve));
  });

  test('go on after a broken configuration, and name each of its faults', async () => {
    await writeFile(join(data, 'pyros.json'), '{"x": 1, "y": 2}');
    expect(await faults()).toEqual(['configuration: there is no setting "x"; there is no setting "y".']);
  });

  test('name a broken database and an unusable directory', async () => {
    await writeFile(join(data, 'pyros.sqlite'), 'x'.repeat(5000));
    await writeFile(join(data, 'INBOX'), '');
    const { list } = await checkPrerequisites(data, { simulation: { enabled: false } });
    const broken = list.filter((one) => !one.ok);
    expect(broken.map((one) => one.what)).toEqual(['data directory', 'database']);
    expect(broken[1]).toMatchObject({ cure: expect.stringContaining('pyros db init') });
    expect(broken[1]?.problem).toMatch(/is damaged or is not an SQLite file .*\)\.$/);
  });

  test('name too little space', async () => {
    expect(await checkFreeSpace(data, 0)).toMatchObject({ ok: true });
    expect(await checkFreeSpace(data, 1e18)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^Only [\d.]+ GB are free for .*; a night needs 1000000000\.0 GB\.$/),
      cure: expect.stringContaining('--data DIR'),
    });
  });
});

test('versions are recorded when they change', async () => {
  const db = await openDatabase({ client: 'sqlite', file: ':memory:' });
  const recorded: string[] = [];
  const operations = {
    recordVersion: async (module: string, version: string, at: number) => {
      recorded.push(`${module} ${version}`);
      await db.operations.recordVersion(module, version, at);
    },
  };
  await recordVersions(operations, softwareVersions('0.1.0', { node: '24.21.0', zlib: '1' }), 0);
  expect(recorded).toEqual(['pyros 0.1.0', 'node 24.21.0']);
  await db.close();
});

/** Six free ports in a row, as the simulators want them. */
async function freePortsBase(): Promise<number> {
  for (let base = 20_000 + (process.pid % 20_000); ; base += 6) {
    const free = await Promise.all([0, 1, 2, 3, 4, 5].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
