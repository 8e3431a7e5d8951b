import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf } from '../../bench/Figure.ts';
import { latencyFigures } from '../../bench/latencyFigures.ts';
import { percentile } from '../../bench/percentile.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('percentile', () => {
  it.each([
    { of: [7], percent: 50, is: 7 },
    { of: [7], percent: 99, is: 7 },
    { of: [3, 1, 2], percent: 50, is: 2 },
    { of: [4, 1, 3, 2], percent: 50, is: 2 },
    { of: upTo(100), percent: 99, is: 99 },
    { of: upTo(100), percent: 100, is: 100 },
    { of: upTo(99), percent: 99, is: 99 },
    { of: upTo(1000), percent: 99, is: 990 },
    { of: [9, 10], percent: 99, is: 10 },
  ])('$percent of $of.length measurements is $is', ({ of, percent, is }) => {
    expect(percentile(of, percent)).toBe(is);
  });

  it('is one of the measurements, not exceeded by the asked part of them, and leaves them as they were', () => {
    const doubles = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(doubles, fc.integer({ min: 1, max: 100 }), (measurements, percent) => {
        const before = [...measurements];
        const value = percentile(measurements, percent);
        expect(measurements).toEqual(before);
        expect(measurements).toContain(value);
        const within = measurements.filter((each) => each <= value).length;
        expect(within / measurements.length).toBeGreaterThanOrEqual(percent / 100 - 1e-12);
      }),
    );
  });

  it.each([
    [[], 50],
    [[1], 0],
    [[1], 101],
    [[1], Number.NaN],
  ])('of %j at %d is refused', (measurements, percent) => {
    expect(() => percentile(measurements, percent)).toThrow(RangeError);
  });
});

describe('a figure', () => {
  it.each([
    [14.994, { atMost: 15 }, 14.99, true],
    [15.004, { atMost: 15 }, 15, true],
    [15.006, { atMost: 15 }, 15.01, false],
    [300, { atLeast: 300 }, 300, true],
    [299.99, { atLeast: 300 }, 299.99, false],
  ])('%d against %j is told as %d, met: %s', (measured, goal, value, met) => {
    const [aim] = Object.values(goal);
    expect(figureOf('a.b', measured, 'ms', goal, 3)).toEqual({
      figure: 'a.b',
      value,
      unit: 'ms',
      goal: aim,
      met,
      n: 3,
    });
  });

  it('is a line of JSON with its fields in order', () => {
    expect(JSON.stringify(figureOf('night.speed', 512.3456, '×', { atLeast: 300 }, 1))).toBe(
      '{"figure":"night.speed","value":512.35,"unit":"×","goal":300,"met":true,"n":1}',
    );
  });

  it.each([
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
    [3, 0],
  ])('of %d from %d measurements is none', (measured, n) => {
    expect(() => figureOf('a.b', measured, 'ms', { atMost: 1 }, n)).toThrow('a.b: nothing was measured');
  });
});

describe('the figures of a latency', () => {
  it('are one for each goal, with the number of measurements', () => {
    expect(latencyFigures('ipc', upTo(200), { p50: 99, p99: 198 })).toEqual([
      { figure: 'ipc.p50', value: 100, unit: 'ms', goal: 99, met: false, n: 200 },
      { figure: 'ipc.p99', value: 198, unit: 'ms', goal: 198, met: true, n: 200 },
    ]);
    expect(latencyFigures('ipc', upTo(10), { p99: 5 }).map(({ figure }) => figure)).toEqual(['ipc.p99']);
  });
});
