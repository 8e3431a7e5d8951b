import { describe, expect, it } from 'vitest';
import { isStale } from '../../../renderer/components/staleness.ts';

describe('readings that are not believed', () => {
  it.each([
    [null, true],
    [undefined, true],
    [0, true],
    [5000, false],
    [20_000, false],
  ])('measured at %s, now 12 s', (at, stale) => expect(isStale(at, 12_000)).toBe(stale));
});
