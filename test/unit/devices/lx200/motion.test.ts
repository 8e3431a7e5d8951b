import { describe, expect, it, test } from 'vitest';
import { Lx200Motion, type Lx200Sight } from '../../../../devices/lx200/Lx200Motion.ts';

/** Hours of right ascension that pass over a mount that stands, per second. */
const SKY = 1.00274 / 3600;
const SILENT = { isLong: true, slewing: null, land: null };

/** A reading every two seconds, as the observatory polls; what the place is, by the seconds since the first. */
function watch(
  motion: Lx200Motion,
  seconds: number,
  at: (second: number) => readonly [hours: number, degrees: number],
  more: Partial<Lx200Sight> = {},
  from = 0,
): readonly string[] {
  return Array.from({ length: seconds / 2 + 1 }, (_, index) => {
    const [rightAscensionHours, declinationDegrees] = at(2 * index);
    const when = (from + 2 * index) * 1000;
    return motion.see({ ...SILENT, at: when, rightAscensionHours, declinationDegrees, ...more });
  });
}

describe('what an LX200 mount is doing', () => {
  // Right ascension is shown to the second of time, or to six of them: the last digit must not be taken for motion.
  const shown = (hours: number, step: number) => (Math.floor((hours * 3600) / step) * step) / 3600;

  test.each<[string, (second: number) => readonly [number, number], Partial<Lx200Sight>, string]>([
    ['stays on the sky', () => [6, 45], {}, 'TRACKING'],
    ['stays over the ground', (s) => [shown(6 + s * SKY, 1), 45], {}, 'STOPPED'],
    ['stays over the ground, in the short format', (s) => [shown(6 + s * SKY, 6), 45], { isLong: false }, 'STOPPED'],
    ['stays over the ground across 24 hours', (s) => [shown(23.9999 + s * SKY, 1) % 24, 45], {}, 'STOPPED'],
    ['says that it stands', () => [6, 45], { land: true }, 'TRACKING'],
    ['goes north', (s) => [6, s], {}, 'SLEWING'],
    ['goes east', (s) => [6 + s / 15, 10], {}, 'SLEWING'],
    ['says that it goes', () => [6, 45], { slewing: true }, 'SLEWING'],
    ['points at the pole, where right ascension means nothing', (s) => [(s * 7) % 24, 90], { land: false }, 'STOPPED'],
  ])('%s', (_, at, more, expected) => {
    expect(watch(new Lx200Motion(), 60, at, more).at(-1)).toBe(expected);
  });

  it('goes until it is there twice, on a mount that does not tell', () => {
    const motion = new Lx200Motion();
    motion.slewOrdered({ rightAscensionHours: 6, declinationDegrees: 8 });
    const states = watch(motion, 16, (s) => [6, Math.min(8, s)]);
    expect(states).toEqual([
      ...Array.from({ length: 5 }, () => 'SLEWING'),
      'TRACKING',
      'TRACKING',
      'TRACKING',
      'TRACKING',
    ]);
  });

  it('is not on its way for ever when it was stopped at the hand box', () => {
    const motion = new Lx200Motion();
    motion.slewOrdered({ rightAscensionHours: 6, declinationDegrees: 60 });
    const states = watch(motion, 30, (s) => [6, Math.min(8, s)]);
    expect(states.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'SLEWING'));
    expect(states.at(-1)).toBe('TRACKING');
  });

  it('is parked when it stands after it was sent to park, and no longer when it follows the sky', () => {
    const motion = new Lx200Motion();
    motion.parkOrdered();
    const parking = watch(motion, 20, (s) => [6 + s * SKY, Math.max(0, 10 - 2 * s)]);
    expect(parking.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'PARKING'));
    expect(parking.at(-1)).toBe('PARKED');
    expect(motion.isParked).toBe(true);
    expect(watch(motion, 30, () => [6.006, 0], {}, 22).at(-1)).toBe('TRACKING');
    expect(motion.isParked).toBe(false);
  });

  it('is not parked when it does not know the word, and follows the sky', () => {
    const motion = new Lx200Motion();
    motion.parkOrdered();
    const states = watch(motion, 60, () => [6, 45]);
    expect(states).not.toContain('PARKED');
    expect(states.at(-1)).toBe('TRACKING');
  });

  it('is where it was before a clock that went backwards', () => {
    const motion = new Lx200Motion();
    watch(motion, 20, () => [6, 45], {}, 1000);
    expect(watch(motion, 20, () => [6, 45], {}, 0).at(-1)).toBe('TRACKING');
  });
});
