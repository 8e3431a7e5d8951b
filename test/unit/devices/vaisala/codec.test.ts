import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readVaisalaLine } from '../../../../devices/vaisala/readVaisalaLine.ts';
import { vaisalaCrc } from '../../../../devices/vaisala/vaisalaCrc.ts';
import { askMessage } from '../../../../devices/vaisala/vaisalaQuestions.ts';
import { damaged, readAnswer } from '../serial/readAnswer.ts';

const values = (line: string) => {
  const read = readVaisalaLine(line);
  return read.kind === 'measurement' ? Object.fromEntries(read.values) : read.kind;
};

describe('the checksum of a WXT520', () => {
  // WXT520 user's guide, appendix C and "ASCII protocol": questions and answers with their checksums.
  test.each([
    ['0r1', 'Goe'],
    ['0r2', 'Gje'],
    ['0r3', 'Kid'],
    ['0r5', 'Kcd'],
    ['0r', 'BVT'],
    ['0r0', 'Kld'],
    ['0r2,Ta=22.7C,Ua=55.5P,Pa=1004.7H', '@Fn'],
    ['0r3,Rc=0.00M,Rd=0s,Ri=0.0M', 'Ilm'],
    ['0r5,Th=25.0C,Vh=10.6#,Vs=10.8V,Vr=3.369V', 'O]T'],
  ])('of %s is %s', (text, sum) => expect(vaisalaCrc(text)).toBe(sum));
});

describe('a line of a WXT520', () => {
  test.each([
    [
      '0R1,Dn=236D,Dm=283D,Dx=031D,Sn=0.0M,Sm=1.0M,Sx=2.2M',
      { windDirectionDegrees: 283, windMetresPerSecond: 1, gustMetresPerSecond: 2.2 },
    ],
    ['0R1,Sm=36.0K,Sx=10.0N', { windMetresPerSecond: 10, gustMetresPerSecond: expect.closeTo(5.144, 3) }],
    ['0R1,Sm=10.0S', { windMetresPerSecond: 4.4704 }],
    [
      '0R2,Ta=23.6C,Ua=14.2P,Pa=1026.6H',
      { temperatureCelsius: 23.6, humidityPercent: 14.2, pressureHectopascals: 1026.6 },
    ],
    // The order and the presence of fields are a setting.
    ['0R2,Pa=721.3H,Tp=25.0C,Ta=-4.5C', { pressureHectopascals: 721.3, temperatureCelsius: -4.5 }],
    [
      '0R2,Ta=50.0F,Pa=29.92I',
      { temperatureCelsius: expect.closeTo(10, 6), pressureHectopascals: expect.closeTo(1013.2, 1) },
    ],
    ['0R2,Pa=0.7213B', { pressureHectopascals: expect.closeTo(721.3, 6) }],
    ['0R2,Pa=72130P', { pressureHectopascals: expect.closeTo(721.3, 6) }],
    ['0R3,Rc=0.10M,Rd=2380s,Ri=1.5M,Hc=0.0M,Hd=0s,Hi=0.0M', { rainMillimetresPerHour: 1.5 }],
    ['0R3,Ri=0.1I', { rainMillimetresPerHour: expect.closeTo(2.54, 6) }],
    ['0R5,Th=25.9C,Vh=12.0N,Vs=15.2V,Vr=3.475V,Id=HEL___', {}],
    ['0R0,Dm=283D,Ta=8.0C,Ri=0.0M', { windDirectionDegrees: 283, temperatureCelsius: 8, rainMillimetresPerHour: 0 }],
    // Marked as invalid: no measurement, and above all not 0.
    [
      '0R1,Dm=000#,Sm=0.0#,Sx=0.0#',
      { windDirectionDegrees: null, windMetresPerSecond: null, gustMetresPerSecond: null },
    ],
    // What no sensor of it can measure.
    [
      '0R2,Ta=99.9C,Ua=120.0P,Pa=12.0H',
      { temperatureCelsius: null, humidityPercent: null, pressureHectopascals: null },
    ],
    [
      '0r2,Ta=22.7C,Ua=55.5P,Pa=1004.7H@Fn',
      { temperatureCelsius: 22.7, humidityPercent: 55.5, pressureHectopascals: 1004.7 },
    ],
  ])('%s', (line, expected) => expect(values(line)).toEqual(expected));

  test.each([
    ['', 'no message'],
    ['0R2,Ta=23.6C,Ua=14', 'no measurement'],
    ['0R2,Ta=2x.6C', 'no measurement'],
    ['0R2,Ta=23.6P', 'not measured in "P"'],
    ['0R1,Sm=1.0M,Sm=2.0M', 'twice'],
    ['0r2,Ta=22.8C,Ua=55.5P,Pa=1004.7H@Fn', 'checksum'],
    ['R2,Ta=23.6C', 'no message'],
    ['$WIXDR,C,23.6,C,2', 'no message'],
  ])('"%s" is refused: %s', (line, why) => {
    expect(readVaisalaLine(line)).toEqual({ kind: 'malformed', why: expect.stringContaining(why) });
  });

  test.each(['0TX,Unable to measure', '0tX,Use chksum Goe'])('%s is a refusal', (line) => {
    expect(readVaisalaLine(line)).toMatchObject({ kind: 'refusal', address: '0' });
  });
});

describe('the answers of a WXT520', () => {
  const plain = askMessage({ device: 'PLC', address: '0', checked: false }, '2');
  const checked = askMessage({ device: 'PLC', address: '0', checked: true }, '2');
  const AIR = '0R2,Ta=23.6C,Ua=14.2P,Pa=1026.6H\r\n';

  it('are asked for with the checksum where it is wanted', () => {
    expect(Buffer.from(plain.bytes).toString()).toBe('0R2\r\n');
    expect(Buffer.from(checked.bytes).toString()).toBe('0r2Gje\r\n');
  });

  test.each<[string, readonly string[], unknown]>([
    ['at once', [AIR], expect.objectContaining({ message: '2' })],
    ['byte by byte', [...AIR], expect.objectContaining({ message: '2' })],
    ['behind what it sends by itself', ['0R1,Sm=1.0M\r\n', AIR], expect.objectContaining({ message: '2' })],
    ['of a neighbour on the line', ['1R2,Ta=1.0C\r\n'], 'more'],
    ['to another question', ['0R1,Sm=1.0M\r\n'], 'more'],
    ['without a checksum where one is wanted', [AIR], expect.anything()],
    ['cut off', [AIR.slice(0, -3)], 'more'],
    ['garbled', ['0R2,Ta=23.6C,Ua\r\n'], 'invalid-reply'],
    ['with an error', ['0TX,Unable to measure\r\n'], 'refused'],
  ])('%s', (_, pieces, expected) => expect(readAnswer(plain, ...pieces)).toEqual(expected));

  it('without the checksum that was asked for are no answer', () => {
    expect(readAnswer(checked, AIR)).toBe('more');
    expect(readAnswer(checked, '0r2,Ta=22.7C,Ua=55.5P,Pa=1004.7H@Fn\r\n')).toMatchObject({ checked: true });
  });

  it('that mean nothing are never taken for weather', () => {
    const good = '0r2,Ta=22.7C,Ua=55.5P,Pa=1004.7H@Fn\r\n';
    fc.assert(
      fc.property(damaged(good), (bytes) => {
        const read = readAnswer(checked, bytes);
        if (typeof read === 'string') return;
        const body = bytes
          .toString('latin1')
          .split('\n')
          .map((line) => line.replace(/\r$/, ''));
        expect(body.some((line) => line.startsWith('0r2,') && vaisalaCrc(line.slice(0, -3)) === line.slice(-3))).toBe(
          true,
        );
      }),
      { numRuns: 10_000 },
    );
  });
});
