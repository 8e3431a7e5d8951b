import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { altitudeAt, curveBetween } from '../../../../renderer/night/altitudeAt.ts';

const curve = [
  { at: 100, altitudeDegrees: 10 },
  { at: 200, altitudeDegrees: 30 },
  { at: 400, altitudeDegrees: 20 },
];

describe('altitudeAt', () => {
  test.each([
    ['on a point', 200, 30],
    ['between two', 150, 20],
    ['on a falling part', 300, 25],
    ['at the first', 100, 10],
    ['at the last', 400, 20],
    ['before', 99, null],
    ['after', 401, null],
  ] as const)('%s', (_name, at, expected) => {
    expect(altitudeAt(curve, at)).toBe(expected);
  });

  test('knows nothing of an empty curve', () => expect(altitudeAt([], 5)).toBeNull());

  test('stays between the neighbours', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 40 })
      .chain((times) =>
        fc.tuple(
          fc.constant([...times].sort((a, b) => a - b)),
          fc.array(fc.integer({ min: -90, max: 90 }), { minLength: times.length, maxLength: times.length }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
      );
    fc.assert(
      fc.property(points, ([times, altitudes, share]) => {
        const made = times.map((at, index) => ({ at, altitudeDegrees: altitudes[index] ?? 0 }));
        const first = times[0] ?? 0;
        const at = first + ((times.at(-1) ?? 0) - first) * share;
        const found = altitudeAt(made, at);
        const low = Math.min(...altitudes);
        const high = Math.max(...altitudes);
        expect(found).not.toBeNull();
        expect(found).toBeGreaterThanOrEqual(low - 1e-9);
        expect(found).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});

describe('curveBetween', () => {
  test('has points of its own at both ends', () => {
    expect(curveBetween(curve, 150, 300)).toEqual([
      { at: 150, altitudeDegrees: 20 },
      { at: 200, altitudeDegrees: 30 },
      { at: 300, altitudeDegrees: 25 },
    ]);
  });

  test('takes what there is of a span that reaches beyond the curve', () => {
    expect(curveBetween(curve, 0, 150).map((point) => point.at)).toEqual([100, 150]);
    expect(curveBetween(curve, 500, 600)).toEqual([]);
  });
});
