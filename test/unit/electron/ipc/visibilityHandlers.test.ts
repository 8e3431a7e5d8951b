import { describe, expect, test } from 'vitest';
import type { AskedVisibility } from '../../../../electron/ipc/contract/visibility.ts';
import { visibilityCalls } from '../../../../electron/ipc/contract/visibility.ts';
import { visibilityHandlers } from '../../../../electron/ipc/handlers/visibility.ts';
import { ObservatorySky } from '../../../../main-services/astronomy/ObservatorySky.ts';
import type { Repositories } from '../../../../main-services/database/Repositories.ts';
import type { Sequence } from '../../../../main-services/model/request.ts';
import { SAN_PEDRO_MARTIR } from '../../../../main-services/model/site.ts';
import { RequestRefused } from '../../../../main-services/requests/RequestRefused.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';

const CALLER = { windowId: 'w1', userName: 'observer' };
const nightDate = '2026-12-15';
// The international space station of 2014 (the lines of movingTargets.test.ts), moved to an evening pass of this night.
const SATELLITE = {
  line1: withCheckDigit('1 25544U 98067A   26350.20000000  .00009878  00000-0  18200-3 0  508'),
  line2: withCheckDigit('2 25544  51.6498 329.4756 0003572  55.9686 274.8005 15.4981535086847'),
};
const COMET = {
  eccentricity: '0.85',
  inclination: '11.9',
  node: '334.7',
  argument: '186.2',
  'perihelion-distance': '0.33',
  'perihelion-time': '2026-12-26',
};
const sequence = {
  rightAscensionDegrees: 146,
  declinationDegrees: 14,
  motion: { kind: 'planet', name: 'Jupiter' },
  maximumAirmass: 1.2,
  minimumMoonDistanceDegrees: 10,
} as Sequence;

const handlers = visibilityHandlers({
  repositories: {
    requests: { getSequence: async (id: number) => (id === 7 ? sequence : null) },
  } as Pick<Repositories, 'requests'> as Repositories,
  sky: new ObservatorySky(SAN_PEDRO_MARTIR, new ManualClock(Date.parse('2026-12-16T00:00Z'))),
});
const ask = async (asked: AskedVisibility) => handlers['requests.visibility'](asked, CALLER);
const hours = (windows: readonly { start: number; end: number }[]) =>
  windows.reduce((sum, { start, end }) => sum + (end - start) / 3_600_000, 0);

describe('the visibility of a target over IPC', () => {
  test('a planet is found by its name, within the limits given', async () => {
    const usual = await ask({ nightDate, target: { body: 'Jupiter' } });
    expect(usual.windows).toHaveLength(1);
    const limits = { maximumAirmass: 1.2, minimumMoonDistanceDegrees: 10 };
    const strict = await ask({ nightDate, target: { body: 'Jupiter' }, limits });
    expect(hours(strict.windows)).toBeLessThan(hours(usual.windows));
    expect(await ask({ nightDate, sequenceId: 7 })).toEqual(strict);
  });

  test('a satellite has many short windows, and a curve fine enough to see each pass', async () => {
    const limits = { maximumAirmass: 3, minimumMoonDistanceDegrees: 0 };
    const { windows, curve } = await ask({ nightDate, target: SATELLITE, limits });
    expect(windows.length).toBeGreaterThan(0);
    for (const { start, end } of windows) {
      expect(end - start).toBeLessThan(10 * 60_000);
      const seen = curve.filter(({ at }) => at >= start && at <= end);
      expect(Math.max(...seen.map(({ altitudeDegrees }) => altitudeDegrees))).toBeGreaterThan(19);
    }
  });

  test('elements are taken as they are in the XML', async () => {
    expect((await ask({ nightDate, target: COMET })).curve.length).toBeGreaterThan(50);
  });

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['a body that is none', { body: 'Vulcan' }, ['target: body is "Vulcan", not ']],
    [
      'elements with slips of the keys',
      { ...COMET, node: 'x', 'perihelion-time': 'soon' },
      ['target: node is not a number ("x")', 'target: perihelion-time is "soon", not a Julian date'],
    ],
    ['an ellipse turned upside down', { ...COMET, inclination: '190' }, ['target: inclination is 190, not from 0']],
    ['one line of two', { line1: SATELLITE.line1, line2: '' }, ['target: line2 is missing']],
    ['an attribute there is not', { body: 'Mars', colour: 'red' }, ['target: unknown attribute', 'target: colour']],
    ['nothing', {}, ['target: it says neither']],
  ])('%s is refused by the readers of the XML, attribute by attribute', async (_name, target, begins) => {
    const refusal = await ask({ nightDate, target }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RequestRefused);
    const { problems } = refusal as RequestRefused;
    expect(problems).toHaveLength(begins.length);
    for (const [i, words] of begins.entries()) expect(problems[i]).toContain(words);
  });

  test('a sequence there is not is said to be none', async () => {
    await expect(ask({ nightDate, sequenceId: 8 })).rejects.toThrow('There is no sequence 8.');
  });

  test('one question is about one target', () => {
    const { input } = visibilityCalls['requests.visibility'];
    const place = { rightAscensionDegrees: 10, declinationDegrees: 41 };
    expect(input.safeParse({ nightDate, ...place }).success).toBe(true);
    expect(input.safeParse({ nightDate, ...place, sequenceId: 7 }).success).toBe(false);
    expect(input.safeParse({ nightDate, target: { body: 'M'.repeat(501) } }).success).toBe(false);
    expect(input.safeParse({ nightDate }).success).toBe(false);
  });
});

/** Digits add up, a minus counts one; the last digit of the sum closes the line. */
function withCheckDigit(line: string): string {
  const sum = [...line].reduce((total, sign) => total + (sign === '-' ? 1 : Number(/\d/.test(sign) && sign)), 0);
  return `${line}${sum % 10}`;
}
