import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRequestXml } from '../../../../main-services/requests/readRequestXml.ts';
import {
  EMPTY_FORM,
  exposureSecondsOf,
  missingWords,
  readForm,
  readPlan,
} from '../../../../renderer/views/requests/requestForm.ts';
import { requestXml, type TypedRequest } from '../../../../renderer/views/requests/requestXml.ts';

const request: TypedRequest = {
  name: 'M 31 field 3',
  userName: 'observer',
  programme: 'AGN',
  night: '2026-12-15',
  allOrNothing: true,
  sequenceName: 'M 31 nucleus',
  target: { rightAscensionDegrees: 10.6847, declinationDegrees: -41.269 },
  priorityOffset: -2,
  mandatory: true,
  reportNights: 2,
  overheadSeconds: 60,
  maximumAirmass: 1.8,
  minimumMoonDistanceDegrees: 40,
  plans: [
    { detector: 'NIR', filter: 'J', exposureSeconds: 20, imageCount: 4, ditherArcseconds: 10 },
    { detector: 'VIS', filter: 'r', exposureSeconds: 0.5, imageCount: 12, ditherArcseconds: 0 },
  ],
};

describe('requestXml', () => {
  test('is read by the services as it was meant', () => {
    expect(readRequestXml(requestXml(request), '2026-12-14')).toMatchObject({
      name: request.name,
      userName: 'observer',
      programmeName: 'AGN',
      nightDate: '2026-12-15',
      allOrNothing: true,
      sequences: [
        {
          name: 'M 31 nucleus',
          rightAscensionDegrees: 10.6847,
          declinationDegrees: -41.269,
          priorityOffset: -2,
          mandatory: true,
          reportNights: 2,
          overheadSeconds: 60,
          maximumAirmass: 1.8,
          minimumMoonDistanceDegrees: 40,
          preferredAt: null,
          albums: [
            { detector: 'VIS', plans: [{ filter: 'r', exposureSeconds: 0.5, imageCount: 12, ditherArcseconds: 0 }] },
            { detector: 'NIR', plans: [{ filter: 'J', exposureSeconds: 20, imageCount: 4, ditherArcseconds: 10 }] },
          ],
        },
      ],
    });
  });

  test('any visible name survives the way', () => {
    const names = fc
      .string({ minLength: 1, maxLength: 60 })
      .filter((name) => /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(name));
    fc.assert(
      fc.property(names, (name) => {
        expect(readRequestXml(requestXml({ ...request, name }), '2026-12-14').name).toBe(name);
      }),
    );
  });
});

describe('the form', () => {
  const whole = {
    ...EMPTY_FORM,
    name: 'Test',
    programme: 'AGN',
    place: { ...EMPTY_FORM.place, rightAscension: '00:42:44.3', declination: '+41:16:09' },
  };

  test('is a request once name, programme and position are there', () => {
    const read = readForm(whole, 'observer');
    expect(read).toMatchObject({ name: 'Test', sequenceName: 'Test', userName: 'observer', night: 'tonight' });
    expect(read?.target).toMatchObject({ rightAscensionDegrees: expect.closeTo(10.6846, 3) });
    expect(missingWords(whole)).toBeNull();
  });

  test.each([
    ['nothing typed', EMPTY_FORM, 'It still needs a name, a programme, a right ascension, a declination.'],
    ['no programme', { ...whole, programme: ' ' }, 'It still needs a programme.'],
    ['a wrong night', { ...whole, night: 'tomorrow' }, 'A field is not right yet.'],
    ['a night that is no date', { ...whole, night: '2026-13-45' }, 'A field is not right yet.'],
    ['priority beyond ±5', { ...whole, priority: '6' }, 'A field is not right yet.'],
    ['half a night put off', { ...whole, reportNights: '1.5' }, 'A field is not right yet.'],
    [
      'no exposure',
      { ...whole, plans: whole.plans.map((plan) => ({ ...plan, exposure: '' })) },
      'A field is not right yet.',
    ],
  ])('%s', (_name, form, words) => {
    expect(readForm(form, 'observer')).toBeNull();
    expect(missingWords(form)).toBe(words);
  });

  test('tells the range of a wrong exposure', () => {
    const read = readPlan({ detector: 'VIS', filter: 'r', exposure: '7200', count: '1', dither: '0' });
    expect(read.exposure).toEqual({ ok: false, reason: 'The exposure runs from 0.1 to 3600 s.' });
  });

  test('both cameras expose at the same time', () => {
    const plan = { filter: 'r', dither: '0' } as const;
    const plans = [
      { ...plan, detector: 'VIS', exposure: '60', count: '5' },
      { ...plan, detector: 'VIS', exposure: '30', count: '2' },
      { ...plan, detector: 'NIR', exposure: '10', count: '10' },
    ] as const;
    expect(exposureSecondsOf(plans)).toBe(360);
    expect(exposureSecondsOf([{ ...plan, detector: 'VIS', exposure: 'x', count: '5' }])).toBeNull();
  });
});
