import { describe, expect, it } from 'vitest';
import { along, atAzimuth } from '../../../../renderer/drawing/compass.ts';
import { freeAzimuth } from '../../../../renderer/drawing/freeAzimuth.ts';
import { fitting } from '../../../../renderer/drawing/spread.ts';
import {
  besideEachOther,
  dewPoint,
  gridLabel,
  gridTimes,
  trendRange,
} from '../../../../renderer/drawing/trendScale.ts';

const width = (text: string) => text.length * 6;

describe('labels on a line', () => {
  it('keeps the important ones and drops those that would touch them', () => {
    const shown = fitting(
      [
        { x: 100, text: 'now 06:12', anchor: 'start' },
        { x: 120, text: 'Moonset', anchor: 'middle' },
        { x: 300, text: 'Sunrise', anchor: 'end' },
      ],
      width,
    );
    expect(shown.map((label) => label.text)).toEqual(['now 06:12', 'Sunrise']);
  });
});

describe('a compass', () => {
  it.each([
    [0, [50, 40]],
    [90, [60, 50]],
    [180, [50, 60]],
    [270, [40, 50]],
  ])('%i°', (azimuth, expected) => expect(atAzimuth([50, 50], azimuth, 10)).toEqual(expected));
  it('goes to the right of a direction', () => expect(along([0, 0], 0, 10, 5)).toEqual([5, -10]));
});

describe('trends', () => {
  it('shows data, limits and at least the usual range', () => {
    const points = [
      { at: 0, minimum: 50, maximum: 70 },
      { at: 1, minimum: null, maximum: null },
    ];
    const [low, high] = trendRange([points], [85], [60, 80]);
    expect(low).toBeLessThan(50);
    expect(high).toBeGreaterThan(85);
  });
  it('starts at zero where zero is the end', () => expect(trendRange([], [], [0, 2])[0]).toBe(0));
  it('draws few grid lines at round times', () => {
    const hour = 3_600_000;
    expect(gridTimes(0.5 * hour, 4.5 * hour)).toEqual([hour, 2 * hour, 3 * hour, 4 * hour]);
    expect(gridTimes(0, 24 * hour).length).toBeLessThanOrEqual(7);
  });
  it('has round times and their words from minutes to a year', () => {
    const end = Date.UTC(2026, 11, 16, 8, 43);
    const words = (spanMs: number) => gridTimes(end - spanMs, end).map((at) => gridLabel(at, spanMs));
    const hour = 3_600_000;
    const day = 24 * hour;
    expect(words(hour / 6)).toEqual(['08:34', '08:36', '08:38', '08:40', '08:42']);
    expect(words(day)).toEqual(['12:00', '16:00', '20:00', '12-16', '04:00', '08:00']);
    expect(words(7 * day)).toEqual(['12-10', '12-11', '12-12', '12-13', '12-14', '12-15', '12-16']);
    expect(words(365 * day)).toEqual(['2026-01', '2026-03', '2026-05', '2026-07', '2026-09', '2026-11']);
  });
  it('keeps words beside each other apart and inside', () => {
    expect(besideEachOther([5, 8, 90], 13, 6, 60)).toEqual([6, 19, 60]);
    expect(besideEachOther([58, 59, 60], 13, 6, 60)).toEqual([34, 47, 60]);
    expect(besideEachOther([], 13, 6, 60)).toEqual([]);
  });
  it('knows the dew point (20 °C, 50 %: 9.3 °C)', () => expect(dewPoint(20, 50)).toBeCloseTo(9.27, 1));
});

describe('room beside the slit', () => {
  it('is found where nothing is drawn', () => {
    expect(freeAzimuth(0, [])).toBe(115);
    expect(freeAzimuth(60, [210, 218])).toBe(330);
    expect(freeAzimuth(87, [210])).not.toBe(202);
  });
});
