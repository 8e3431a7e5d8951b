import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { environmentCsv } from '../../../main-services/environment/environmentCsv.ts';
import { FreeDisk } from '../../../main-services/environment/FreeDisk.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import { trendLimits } from '../../../main-services/environment/trendLimits.ts';
import { HISTORY_QUANTITIES } from '../../../main-services/model/environmentHistory.ts';
import { START } from './plcReplies.ts';

describe('comma-separated values', () => {
  test('a line for each instant at which something was known', () => {
    const text = environmentCsv([
      {
        quantity: 'wind',
        points: [
          { at: START, minimum: 1, mean: 2.00049, maximum: 3 },
          { at: START + 60_000, minimum: null, mean: null, maximum: null },
          { at: START + 120_000, minimum: 0, mean: 0, maximum: 0 },
        ],
      },
      { quantity: 'cloud', points: [{ at: START, minimum: -30, mean: -29.5, maximum: -29 }] },
    ]);
    expect(text.split('\r\n')).toEqual([
      'time (UTC),wind min (m/s),wind mean (m/s),wind max (m/s),cloud min (K),cloud mean (K),cloud max (K)',
      '2026-12-16T03:00:00.000Z,1,2,3,-30,-29.5,-29',
      '2026-12-16T03:02:00.000Z,0,0,0,,,',
      '',
    ]);
  });
});

describe('limits in a trend', () => {
  test('are those that are configured', () => {
    const limits = trendLimits('wind', readThresholds({ wind: { securesAt: 13 } }));
    expect(limits.filter(({ kind }) => kind === 'secures').map(({ rule, value }) => [rule, value])).toEqual([
      ['wind', 13],
      ['gust', 16],
    ]);
    expect(trendLimits('temperature', readThresholds({})).map(({ value, harm }) => [value, harm])).toEqual([
      [35, 'above'],
      [34, 'above'],
      [-14, 'below'],
      [-15, 'below'],
    ]);
  });

  test('every quantity has an answer', () => {
    for (const quantity of HISTORY_QUANTITIES)
      expect(Array.isArray(trendLimits(quantity, readThresholds({})))).toBe(true);
  });
});

describe('free disk', () => {
  test('is known once asked, and not known where there is no disk', async () => {
    const disk = new FreeDisk(tmpdir());
    await disk.ask();
    expect(disk.bytes()).toBeGreaterThan(0);
    const nowhere = new FreeDisk('/nonexistent/directory');
    await nowhere.ask();
    expect(nowhere.bytes()).toBeNull();
  });
});
