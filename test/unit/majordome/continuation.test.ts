import { describe, expect, test } from 'vitest';
import { continuationOf, isContinuation } from '../../../main-services/majordome/continuation.ts';
import { aSequence } from '../../doubles/aSequence.ts';

describe('what is left of an interrupted sequence', () => {
  test('keeps the images that were not taken', () => {
    const rest = continuationOf(aSequence({ imagesTaken: { VIS: 2, NIR: 12 } }));
    expect(rest?.name).toBe('M 31 (rest)');
    expect(rest?.albums).toEqual([
      {
        detector: 'VIS',
        plans: [{ name: 'r', filter: 'r', exposureSeconds: 60, imageCount: 3, ditherArcseconds: 10 }],
      },
    ]);
  });

  test('is nothing when every image is there', () => {
    expect(continuationOf(aSequence({ imagesTaken: { VIS: 5, NIR: 12 } }))).toBeNull();
  });

  test('counts up when it is interrupted again', () => {
    expect(continuationOf(aSequence({ name: 'M 31 (rest)' }))?.name).toBe('M 31 (rest 2)');
    expect(continuationOf(aSequence({ name: 'M 31 (rest 2)' }))?.name).toBe('M 31 (rest 3)');
    expect(isContinuation('M 31 (rest 3)')).toBe(true);
    expect(isContinuation('M 31')).toBe(false);
  });
});
