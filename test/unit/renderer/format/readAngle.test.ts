import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declination, rightAscension } from '../../../../renderer/format/angle.ts';
import { readDeclination, readDegrees, readRightAscension } from '../../../../renderer/format/readAngle.ts';

const AZIMUTH = { name: 'Azimuth', minimum: 0, maximum: 360 };

describe('angles as they are typed', () => {
  it.each([
    ['04:38:12.6', 69.5525],
    ['4 38 12.6', 69.5525],
    ['4h38m12.6s', 69.5525],
    ['69.5525', 69.5525],
    ['69,5525', 69.5525],
    ['00:00:00', 0],
  ])('reads the right ascension %s', (text, degrees) => {
    const typed = readRightAscension(text);
    expect(typed.ok && typed.value).toBeCloseTo(degrees, 8);
  });

  it.each([
    ['+11:24:37', 11.410277778],
    ['-18 04 30', -18.075],
    ['\u221218:04:30', -18.075],
    ['-00:30:00', -0.5],
    ['\u221200 30 00', -0.5],
    ['11.41', 11.41],
    ['90', 90],
  ])('reads the declination %s', (text, degrees) => {
    const typed = readDeclination(text);
    expect(typed.ok && typed.value).toBeCloseTo(degrees, 8);
  });

  it.each([
    [readRightAscension('24:00:00'), 'runs from 00:00:00'],
    [readRightAscension('360'), 'runs from 0° to 360°'],
    [readRightAscension('4:61:00'), '0 to 59'],
    [readRightAscension('four'), 'Type hours'],
    [readRightAscension(''), 'Type hours'],
    [readRightAscension('1:2:3:4'), 'Type hours'],
    [readDeclination('90:00:01'), 'runs from \u221290° to 90°'],
    [readDeclination('1e9'), 'Type degrees'],
    [readDegrees('360', AZIMUTH), 'runs from 0° to 360°'],
    [readDegrees('12 30', AZIMUTH), 'Type degrees as a number'],
    [readDegrees('NaN', AZIMUTH), 'Type degrees as a number'],
  ])('refuses %o with a sentence', (typed, words) => {
    expect(typed.ok).toBe(false);
    expect(typed.ok ? '' : typed.reason).toContain(words);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 359.999, noNaN: true }), (degrees) => {
        const typed = readRightAscension(rightAscension(degrees, 4));
        const value = typed.ok ? typed.value : Number.NaN;
        expect(Math.min(Math.abs(value - degrees), 360 - Math.abs(value - degrees))).toBeLessThan(1e-5);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -90, max: 90, noNaN: true }), (degrees) => {
        const typed = readDeclination(declination(degrees, 3));
        expect(typed.ok ? typed.value : Number.NaN).toBeCloseTo(degrees, 6);
      }),
    );
  });
});
