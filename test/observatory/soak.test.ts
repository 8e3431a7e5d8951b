import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSoak } from '../bench/safety/runSoak.ts';

const HOUR_MS = 3_600_000;
const SEED = 7;

/** The short version of the benchmark's 24 hours. */
test('an hour in which something goes wrong every few minutes: shut in time, over a parked telescope, without flapping', {
  timeout: 240_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pyros-soak-'));
  try {
    const options = { folder, hours: 1, speed: 600, seed: SEED, startsAfterMs: HOUR_MS, say: () => undefined };
    const { violations, counts } = await runSoak(options);
    expect(violations, `seed ${SEED}`).toEqual([]);
    expect(counts.mishaps).toBeGreaterThan(5);
    expect(counts.openings).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
