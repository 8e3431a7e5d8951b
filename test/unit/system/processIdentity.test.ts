import { expect, test } from 'vitest';
import { processIdentity } from '../../../main-services/system/processIdentity.ts';

test('a process is told from a later one of the same number, and from none', async () => {
  expect(await processIdentity(process.pid)).toMatch(new RegExp(`^${process.pid}@`));
  expect(await processIdentity(process.pid)).toBe(await processIdentity(process.pid));
  // Linux counts to 2^22 at most.
  expect(await processIdentity(2 ** 22 + 1)).toBeNull();
});
