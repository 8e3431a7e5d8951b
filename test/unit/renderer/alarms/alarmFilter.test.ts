import { describe, expect, test } from 'vitest';
import { alarmTones, lengthSeconds } from '../../../../renderer/frame/alarmTones.ts';
import { type AlarmFilter, byArea, EVERYTHING, fits, inOrder } from '../../../../renderer/views/alarms/alarmFilter.ts';
import { standingWords } from '../../../../renderer/views/alarms/alarmWords.ts';
import { floodAlarms, longAlarms, shelvedAlarms } from '../../../console/demo/alarms.ts';
import { at } from '../../../console/demo/scene.ts';

const filtered = (part: Partial<AlarmFilter>) => floodAlarms.filter((alarm) => fits(alarm, { ...EVERYTHING, ...part }));

describe('which alarms are shown', () => {
  test.each<[string, Partial<AlarmFilter>, number]>([
    ['everything', {}, 200],
    ['critical', { severity: 'CRITICAL' }, 2],
    ['an area', { area: 'dome', severity: 'CRITICAL' }, 2],
    ['all words, in any case', { text: 'STUCK closing' }, 1],
    ['in the key', { text: 'closing:dome' }, 1],
    ['by whom', { text: 'operator' }, filtered({}).filter((alarm) => alarm.acknowledgedBy === 'operator').length],
    ['over', { standing: 'over' }, 40],
    ['nothing of it', { text: 'no such word' }, 0],
    ['shelved', { standing: 'shelved' }, 0],
  ])('%s', (_, part, count) => expect(filtered(part)).toHaveLength(count));

  test('what is acknowledged, over and standing is all there is', () => {
    const waiting = filtered({ standing: 'waiting' });
    expect(waiting.every((alarm) => alarm.acknowledgedBy === null)).toBe(true);
    expect(filtered({ standing: 'standing' }).length + filtered({ standing: 'over' }).length).toBe(200);
  });

  test('a shelved alarm at rest is as grave as when it was put aside', () => {
    const shown = (severity: AlarmFilter['severity']) =>
      shelvedAlarms.filter((alarm) => fits(alarm, { ...EVERYTHING, standing: 'shelved', severity })).length;
    expect([shown('WARNING'), shown('SERIOUS')]).toEqual([2, 0]);
  });

  test('the worst that wait come first, the shelf last; none is lost', () => {
    const ordered = inOrder([...shelvedAlarms, ...floodAlarms]);
    expect(ordered).toHaveLength(shelvedAlarms.length + 200);
    expect(ordered[0]?.key).toBe('closing:dome');
    expect(ordered.slice(-2).every((alarm) => alarm.shelf !== null)).toBe(true);
  });

  test('areas are counted with what is critical in them, those first', () => {
    const areas = byArea(floodAlarms, EVERYTHING);
    expect(areas[0]).toMatchObject({ area: 'dome', critical: 2 });
    expect(areas.reduce((sum, { alarms }) => sum + alarms, 0)).toBe(200);
    expect(byArea(floodAlarms, { ...EVERYTHING, area: 'dome' })).toEqual(areas);
  });
});

describe('where an alarm stands, in words', () => {
  const NOW = at('06:12:47');
  test.each([
    [shelvedAlarms[0], 'shelved, 48 min 13 s left'],
    [floodAlarms[0], 'unanswered, escalated'],
    [floodAlarms[1], 'over at 06:04:09, not seen'],
    [floodAlarms[2], 'standing, seen by operator'],
    [floodAlarms[3], 'source silent, not seen'],
    [longAlarms[0], 'to acknowledge'],
  ])('%#', (alarm, words) => {
    if (!alarm) throw new Error('the demo has such an alarm');
    expect(standingWords(alarm, NOW)).toBe(words);
  });
});

describe('tones', () => {
  const SEVERITIES = ['WARNING', 'SERIOUS', 'CRITICAL'] as const;
  const rhythm = (severity: (typeof SEVERITIES)[number], cause: 'new' | 'repeat' | 'escalated' | 'flood' = 'new') =>
    alarmTones({ severity, cause });

  test('each severity has its own rhythm and is louder than the one below', () => {
    expect(SEVERITIES.map((severity) => rhythm(severity, 'repeat').length)).toEqual([2, 3, 5]);
    const loudness = SEVERITIES.map((severity) => rhythm(severity)[0]?.loudness ?? 0);
    expect(loudness).toEqual(loudness.toSorted((a, b) => a - b));
    const signatures = [...SEVERITIES.map((severity) => rhythm(severity)), rhythm('SERIOUS', 'flood')];
    expect(new Set(signatures.map((tones) => JSON.stringify(tones))).size).toBe(4);
  });

  test.each(
    SEVERITIES.flatMap((severity) =>
      (['new', 'repeat', 'escalated', 'flood'] as const).map((cause) => [severity, cause] as const),
    ),
  )('%s, %s: within what is heard well, no pulse over another, over in three seconds', (severity, cause) => {
    const tones = rhythm(severity, cause);
    for (const [i, { hertz, at: start, seconds, loudness }] of tones.entries()) {
      expect(hertz).toBeGreaterThanOrEqual(150);
      expect(hertz).toBeLessThanOrEqual(1000);
      expect(loudness).toBeLessThanOrEqual(1);
      expect(start + seconds).toBeLessThanOrEqual(tones[i + 1]?.at ?? Number.POSITIVE_INFINITY);
    }
    expect(lengthSeconds(tones)).toBeLessThan(3);
  });
});
