import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PrivateMariaDb } from '../doubles/PrivateMariaDb.ts';
import { type ANight, aNight, aRequestXml, producedFiles } from './aNight.ts';

let server: PrivateMariaDb;
let night: ANight | null = null;

beforeAll(async () => {
  server = await PrivateMariaDb.start();
});
afterAll(async () => {
  await night?.stop();
  await server.stop();
});

describe('on MariaDB', () => {
  test('the same observatory runs an hour of night', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 200, settings: { database: await server.createDatabase('pyros') } });
    const { observatory, until } = night;
    const { repositories, clock } = observatory;
    expect(repositories.engine).toBe('MariaDB');
    const from = clock.now();
    await night.start();
    await night.submit(aRequestXml({ sequences: ['first', 'second'], vis: 3, nir: 3 }));
    await until(
      'both sequences are observed',
      () => observatory.runner.running() === null && night?.said(/^sequence 2 .*completed$/),
    );
    await until('an hour went by', () => clock.now() - from >= 3_600_000);
    const to = clock.now();
    expect(await observatory.secure('the hour is over')).toBe(true);
    await observatory.logBook.flush();
    const images = await repositories.images.list(100);
    expect(images).toHaveLength(12);
    expect((await producedFiles(night.data)).fits).toHaveLength(12);
    const [request] = await repositories.requests.list(10);
    expect(request?.complete).toBe(true);
    expect(request?.sequences.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
    // A row every 2 s; on a busy machine a fast clock leaves some rounds out.
    const rows = await repositories.environment.count(from, to);
    expect(rows).toBeGreaterThan((0.8 * (to - from)) / 2000);
    expect(rows).toBeLessThanOrEqual((to - from) / 2000 + 2);
    expect(await repositories.logs.query({ text: 'sequence 1', limit: 10 })).not.toEqual([]);
    expect(night.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
