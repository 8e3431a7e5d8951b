import { describe, expect, test } from 'vitest';
import { PLANETS } from '../../../../main-services/model/targetMotion.ts';
import { RequestRefused } from '../../../../main-services/requests/RequestRefused.ts';
import { readRequestXml } from '../../../../main-services/requests/readRequestXml.ts';
import { EMPTY_FORM, missingWords, readForm } from '../../../../renderer/views/requests/requestForm.ts';
import { requestXml } from '../../../../renderer/views/requests/requestXml.ts';
import {
  attributesOf,
  BODIES,
  EMPTY_TARGET,
  orbitFields,
  problemsByAttribute,
  type TargetForm,
} from '../../../../renderer/views/requests/targetForm.ts';
import { targetWords } from '../../../../renderer/views/requests/targetWords.ts';
import { typedVisibility } from '../../../../renderer/views/requests/typedVisibility.ts';
import { windowsWords } from '../../../../renderer/views/requests/windowsWords.ts';

const LINE1 = '1 25544U 98067A   14020.93268519  .00009878  00000-0  18200-3 0  5082';
const LINE2 = '2 25544  51.6498 109.4756 0003572  55.9686 274.8005 15.49815350868473';
const COMET = {
  eccentricity: '0.85',
  inclination: '11.9',
  node: '334.7',
  argument: '186.2',
  'perihelion-distance': '0.33',
  'perihelion-time': '2026-12-26',
};
const place = (part: Partial<TargetForm>): TargetForm => ({ ...EMPTY_TARGET, ...part });
const form = (part: Partial<TargetForm>) => ({ ...EMPTY_FORM, name: 'Test', programme: 'AGN', place: place(part) });

/** The motion that the services read out of what was typed. */
function motionOf(part: Partial<TargetForm>) {
  const request = readForm(form(part), 'observer');
  if (!request) throw new Error('The form is not whole.');
  return readRequestXml(requestXml(request), '2026-12-15').sequences[0]?.motion;
}

describe('a moving target typed into the form', () => {
  test('is read by the services as it was meant', () => {
    expect(motionOf({ kind: 'planet', body: 'Jupiter' })).toEqual({ kind: 'planet', name: 'Jupiter' });
    expect(motionOf({ kind: 'orbit', elements: COMET })).toMatchObject({ kind: 'orbit', perihelionDistanceAu: 0.33 });
    const mean = { ...COMET, 'semi-major-axis': ' 4 ', 'mean-anomaly': '90', epoch: '2461400.5' };
    const asteroid = motionOf({ kind: 'orbit', anchor: 'mean', elements: mean });
    expect(asteroid).toMatchObject({ kind: 'orbit', eccentricity: 0.85, perihelionDistanceAu: expect.closeTo(0.6) });
  });

  test.each([
    ['two lines', `${LINE1}\n${LINE2}`],
    ['three with the name, and blanks around', `ISS (ZARYA)\r\n ${LINE1} \r\n${LINE2}\r\n\r\n`],
  ])('a satellite is pasted as %s', (_name, lines) => {
    expect(motionOf({ kind: 'satellite', lines })).toEqual({ kind: 'satellite', line1: LINE1, line2: LINE2 });
  });

  test('lines of two satellites are not cut to one of them', () => {
    const lines = `${LINE1}\n${LINE2}\n${LINE1}\n${LINE2}`;
    expect(attributesOf(place({ kind: 'satellite', lines }))?.line2).toHaveLength(3 * 69 + 2);
  });

  test.each<[Partial<TargetForm>, string]>([
    [{ kind: 'planet' }, 'It still needs a planet.'],
    [{ kind: 'satellite', lines: LINE1 }, 'It still needs two lines of elements.'],
    [{ kind: 'orbit' }, 'It still needs 6 orbital elements.'],
    [{ kind: 'orbit', elements: { ...COMET, node: ' ' } }, 'It still needs 1 orbital element.'],
  ])('%o says what is missing', (part, words) => {
    expect(missingWords(form(part))).toBe(words);
    expect(readForm(form(part), 'observer')).toBeNull();
  });

  test('the services are asked as soon as something is typed, within the limits of the form', () => {
    const asked = typedVisibility(
      { ...form({ kind: 'orbit', elements: { node: '1' } }), airmass: '1.5' },
      '2026-12-15',
    );
    expect(asked?.question).toMatchObject({
      nightDate: '2026-12-15',
      limits: { maximumAirmass: 1.5, minimumMoonDistanceDegrees: 30 },
      target: { node: '1', eccentricity: '' },
    });
    expect(typedVisibility(form({ kind: 'orbit' }), '2026-12-15')).toBeNull();
    expect(typedVisibility(form({ rightAscension: '10' }), '2026-12-15')).toBeNull();
  });

  test('every planet of the services can be chosen', () => {
    expect(BODIES).toEqual(PLANETS);
  });

  test('each refusal of the services finds its field', () => {
    const { shape, onTheOrbit } = orbitFields('perihelion');
    const elements = { ...COMET, node: 'x', 'perihelion-time': 'soon' };
    const attributes = [...shape, ...onTheOrbit].map(({ attribute }) => attribute);
    const refusal = refusalOf(() => motionOf({ kind: 'orbit', elements })).replaceAll(
      /^sequence.*, target:/gm,
      'target:',
    );
    expect(problemsByAttribute(`${refusal}\ntarget: the rest`, attributes)).toEqual(
      new Map([
        ['node', 'Node is not a number ("x").'],
        ['perihelion-time', 'Perihelion-time is "soon", not a Julian date or a date such as 2026-12-16T04:30:00 (TT).'],
        ['', 'The rest.'],
      ]),
    );
  });
});

test('what kind of target it is stands in words', () => {
  expect(targetWords(undefined)).toBe('fixed position');
  expect(targetWords({ kind: 'planet', name: 'Mars' })).toBe('planet Mars');
  expect(targetWords({ kind: 'satellite', line1: LINE1, line2: LINE2 })).toBe('satellite 25544 by two-line elements');
  expect(targetWords(motionOf({ kind: 'orbit', elements: COMET }))).toMatch(/^asteroid or comet .* 0\.330 AU/);
});

test('many short windows are told to the second, and counted', () => {
  const at = Date.parse('2026-12-16T02:00:00Z');
  const pass = (hour: number) => ({ start: at + hour * 3_600_000, end: at + hour * 3_600_000 + 185_000 });
  expect(windowsWords([])).toBe('not observable in this night');
  expect(windowsWords([{ start: at, end: at + 7_200_000 }])).toBe('observable 02:00 to 04:00 UTC');
  expect(windowsWords([0, 1.5, 3, 4.5, 6].map(pass))).toBe(
    'observable 02:00:00 to 02:03:05, 03:30:00 to 03:33:05, 05:00:00 to 05:03:05 UTC and 2 more times',
  );
});

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof RequestRefused) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}
