import { describe, expect, it } from 'vitest';
import { along, atAzimuth } from '../../../../renderer/drawing/compass.ts';
import { freeAzimuth } from '../../../../renderer/drawing/freeAzimuth.ts';
import { fitting } from '../../../../renderer/drawing/spread.ts';
import { dewPoint, gridTimes, trendRange } from '../../../../renderer/drawing/trendScale.ts';

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
  it('knows the dew point (20 °C, 50 %: 9.3 °C)', () => expect(dewPoint(20, 50)).toBeCloseTo(9.27, 1));
});

describe('room beside the slit', () => {
  it('is found where nothing is drawn', () => {
    expect(freeAzimuth(0, [])).toBe(115);
    expect(freeAzimuth(60, [210, 218])).toBe(330);
    expect(freeAzimuth(87, [210])).not.toBe(202);
  });
});
