import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  readDeclination,
  readHours,
  SEPARATORS,
  writeDegrees,
  writeHours,
  writeWestLongitude,
} from '../../../../devices/lx200/lx200Angles.ts';
import { after, lx200Questions } from '../../../../devices/lx200/lx200Questions.ts';
import { damaged, readAnswer } from '../serial/readAnswer.ts';

describe('angles of an LX200 mount', () => {
  test.each([
    ['06:30:00', 6.5, true],
    ['23:59:59', 23.999722, true],
    ['06:30:00.5', 6.500139, true],
    ['06:30.5', 6.508333, false],
    ['00:00.0', 0, false],
  ])('right ascension %s', (text, value, isLong) => {
    expect(readHours(text)).toEqual({ value: expect.closeTo(value, 5), isLong });
  });

  test.each([
    ['+31*02:30', 31.041667, true],
    ['-05\xdf15:00', -5.25, true],
    ['-00:30:00', -0.5, true],
    ["+89*59'59", 89.999722, true],
    ['+90:00:00', 90, true],
    ['-05*15', -5.25, false],
  ])('declination %s', (text, value, isLong) => {
    expect(readDeclination(text)).toEqual({ value: expect.closeTo(value, 5), isLong });
  });

  test.each(['24:00:00', '12:60:00', '12:00:60', '+12:00:00', '12:00', '', '1', '12:0a:00', '-05*15:00'])(
    '"%s" is no right ascension',
    (text) => expect(readHours(text)).toBeNull(),
  );

  // Without its sign a declination looks like a right ascension: an answer to another question.
  test.each(['12:34:56', '+91*00:00', '+90*00:01', '+12*60', '-5*15', '', '+12*'])('"%s" is no declination', (text) =>
    expect(readDeclination(text)).toBeNull(),
  );

  test.each([
    [23.99999, true, '00:00:00'],
    [-0.5, true, '23:30:00'],
    [6.5, false, '06:30.0'],
    [23.9999, false, '00:00.0'],
  ])('hours %d are written', (hours, isLong, text) => expect(writeHours(hours, isLong)).toBe(text));

  test.each([
    [-5.25, true, '-05*15:00'],
    [-0.00001, true, '+00*00:00'],
    [-0.5, false, '-00*30'],
    [59.9999, false, '+60*00'],
  ])('degrees %d are written', (degrees, isLong, text) => expect(writeDegrees(degrees, isLong)).toBe(text));

  // San Pedro Mártir lies 115.45° WEST of Greenwich, La Silla 70.73°, Kyoto 135.8° east.
  test.each([
    [-115.45, '115*27'],
    [-70.73, '070*44'],
    [135.8, '224*12'],
    [0, '000*00'],
  ])('longitude %d is counted to the west', (east, text) => expect(writeWestLongitude(east)).toBe(text));

  it('come back as they were written, to half of the last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 23.99, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.boolean(),
        fc.constantFrom(...SEPARATORS),
        (hours, degrees, isLong, separator) => {
          const rightAscension = readHours(writeHours(hours, isLong));
          const declination = readDeclination(writeDegrees(degrees, isLong, separator));
          expect(rightAscension?.isLong).toBe(isLong);
          const [ofHours, ofDegrees] = isLong ? [0.51 / 3600, 0.51 / 3600] : [0.51 / 600, 0.51 / 60];
          expect(Math.abs((rightAscension?.value ?? 99) - hours)).toBeLessThan(ofHours);
          expect(Math.abs((declination?.value ?? 99) - degrees)).toBeLessThan(ofDegrees);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('answers of an LX200 mount', () => {
  const ask = lx200Questions('Telescope');

  test.each([
    ['0', undefined],
    ['1Object Below Horizon#', 'refused'],
    ['2Object is too near the limit#', 'refused'],
    ['1Object Below', 'more'],
    ['#', 'invalid-reply'],
    ['12:00:00#', 'invalid-reply'],
    ['3#', 'refused'],
  ])('to :MS#: %s', (said, answer) => expect(readAnswer(ask.slew(), said)).toBe(answer));

  it('says why it does not go, in the words of the mount', () => {
    expect(() => ask.slew().read(Buffer.from('1Object Below Horizon#'))).toThrow(
      'Telescope: the mount does not go there: Object Below Horizon',
    );
  });

  test.each([
    ['1', undefined],
    ['0', 'refused'],
    ['06:30:00#', 'refused'],
    ['#', 'invalid-reply'],
    ['x', 'invalid-reply'],
  ])('to a target: %s', (said, answer) => expect(readAnswer(ask.set(':Sr06:30:00#', 'it'), said)).toBe(answer));

  test.each([
    ['#', false],
    ['        #', false],
    ['\x7f\x7f\x7f#', true],
    ['\xff#', true],
    ['12:00:00#', 'invalid-reply'],
    ['\x7f\x7f', 'more'],
  ])('to :D#: %s', (said, answer) => expect(readAnswer(ask.isSlewing(), said)).toBe(answer));

  it('come one byte at a time, in pieces, or with what else is on the line', () => {
    expect(readAnswer(ask.declination(), ...'-05*15:00#')).toEqual({ value: -5.25, isLong: true });
    expect(readAnswer(ask.rightAscension(), '06:3', '0:00#1')).toEqual({ value: 6.5, isLong: true });
    expect(readAnswer(ask.rightAscension(), '+05*15:00#')).toBe('invalid-reply');
    expect(readAnswer(ask.declination(), '06:30:00#')).toBe('invalid-reply');
    expect(readAnswer(ask.rightAscension(), 'x'.repeat(200))).toBe('invalid-reply');
    expect(readAnswer(ask.alignment(), 'L')).toBe('L');
    expect(readAnswer(ask.alignment(), '1')).toBe('invalid-reply');
  });

  it('to the date are two texts more on some mounts, and none on others', () => {
    const date = ask.setDate(':SC11/21/26#');
    expect(date.read(Buffer.from('1'))).toEqual({ value: undefined, unlessMoreWithinMs: expect.any(Number) });
    expect(date.read(Buffer.from('1Updating Planetary Data#'))?.unlessMoreWithinMs).toBeGreaterThan(1000);
    expect(date.read(Buffer.from(`1Updating Planetary Data#${' '.repeat(24)}#`))).toEqual({ value: undefined });
  });

  it('acknowledge an order that has no answer by the answer to the question behind it', () => {
    const order = after(':hP#', ask.rightAscension());
    expect(Buffer.from(order.bytes).toString()).toBe(':hP#:GR#');
    expect(readAnswer(order, '06:30:00#')).toEqual({ value: 6.5, isLong: true });
  });

  it('that mean nothing are never taken for a place', () => {
    fc.assert(
      fc.property(fc.oneof(damaged('06:30:00#'), damaged('-05*15:00#')), (bytes) => {
        const hours = readAnswer(ask.rightAscension(), bytes);
        const degrees = readAnswer(ask.declination(), bytes);
        if (typeof hours !== 'string') expect(hours.value >= 0 && hours.value < 24).toBe(true);
        if (typeof degrees !== 'string') expect(Math.abs(degrees.value) <= 90).toBe(true);
        for (const question of [ask.slew(), ask.isSlewing(), ask.alignment(), ask.sync(), ask.setDate(':SC#')])
          readAnswer(question as ReturnType<typeof ask.sync>, bytes);
      }),
      { numRuns: 10_000 },
    );
  });
});
