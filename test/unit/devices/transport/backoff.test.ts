import { describe, expect, it } from 'vitest';
import { backoff } from '../../../../devices/transport/backoff.ts';

describe('backoff', () => {
  it.each<[number, number, number]>([
    [0, 0.5, 250],
    [1, 0.5, 500],
    [4, 0.5, 4_000],
    [5, 0.5, 5_000],
    [1_000_000, 0.5, 5_000],
    [0, 0, 200],
    [0, 1, 300],
    [9, 1, 6_000],
  ])('after %d failures, by chance %d, waits %d ms', (failures, chance, wait) => {
    expect(backoff(failures, chance)).toBeCloseTo(wait, 9);
  });
});
