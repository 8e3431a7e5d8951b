import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { crcCcitt } from '../../../../devices/davis/crcCcitt.ts';
import { oneLoop, wakeUp } from '../../../../devices/davis/davisQuestions.ts';
import { decodeLoopPacket, type LoopPacket } from '../../../../devices/davis/loopPacket.ts';
import { stationPressure } from '../../../../devices/weather/stationPressure.ts';
import { damaged, readAnswer } from '../serial/readAnswer.ts';

/** Accepted by indi_vantage_weather 1.9.9, which reads 769.05 hPa, 11.27 km/h, 202° and 11.94 mm/h from it. */
const SAMPLE = Buffer.from(
  '4c4f4f5000ff7fb658ad022d1a020707ca00ffffffffffffffffffffffffffffff40ffffffffffffff2f00ffff7f0000ffff' +
    '00000000000000000000000000000000000000000000000000000000000000000000000000000008007802d1060a0de8b8',
  'hex',
);

/** The sample with other bytes at some places, and the checksum that belongs to them. */
function packet(changes: Readonly<Record<number, readonly number[]>>): Buffer {
  const bytes = Buffer.from(SAMPLE);
  for (const [at, values] of Object.entries(changes)) bytes.set(values, Number(at));
  bytes.writeUInt16BE(crcCcitt(bytes.subarray(0, 97)), 97);
  return bytes;
}

describe('a LOOP packet', () => {
  it('is read as a driver of others reads it', () => {
    const { barometerHectopascals, windMetresPerSecond, windDirectionDegrees, rainClicksPerHour, ...air } =
      decodeLoopPacket('PLC', SAMPLE);
    expect(barometerHectopascals).toBeCloseTo(769.05, 2);
    expect((windMetresPerSecond ?? 0) * 3.6).toBeCloseTo(11.27, 2);
    expect(windDirectionDegrees).toBe(202);
    expect((rainClicksPerHour ?? 0) * 0.254).toBeCloseTo(11.94, 2);
    // 53.8 °F.
    expect(air).toEqual({ temperatureCelsius: expect.closeTo(12.11, 2), humidityPercent: 64 });
  });

  test.each<[string, Readonly<Record<number, readonly number[]>>, Partial<LoopPacket>]>([
    ['a lost temperature', { 12: [0xff, 0x7f] }, { temperatureCelsius: null }],
    ['frost', { 12: [0x9c, 0xff] }, { temperatureCelsius: expect.closeTo(-23.33, 2) }],
    ['a temperature of no place on earth', { 12: [0x00, 0x70] }, { temperatureCelsius: null }],
    ['a lost humidity', { 33: [0xff] }, { humidityPercent: null }],
    ['a humidity of 120 %', { 33: [120] }, { humidityPercent: null }],
    ['a lost wind', { 14: [0xff], 16: [0, 0] }, { windMetresPerSecond: null, windDirectionDegrees: null }],
    ['north', { 16: [0x68, 0x01] }, { windDirectionDegrees: 0 }],
    ['a direction of 500°', { 16: [0xf4, 0x01] }, { windDirectionDegrees: null }],
    ['no barometer', { 7: [0, 0] }, { barometerHectopascals: null }],
    ['a lost rain', { 41: [0xff, 0xff] }, { rainClicksPerHour: null }],
    ['no rain', { 41: [0, 0] }, { rainClicksPerHour: 0 }],
  ])('with %s', (_, changes, expected) => {
    expect(decodeLoopPacket('PLC', packet(changes))).toMatchObject(expected);
  });

  test.each<[string, Buffer, RegExp]>([
    ['cut off', SAMPLE.subarray(0, 98), /98 bytes are no packet/],
    ['of something else', packet({ 0: [0x4d] }), /does not begin with "LOO"/],
    ['garbled', Buffer.from(SAMPLE).fill(0, 12, 13), /checksum/],
    ['of the kind LOOP2', packet({ 4: [1] }), /kind 1, not LOOP/],
  ])('%s is refused', (_, bytes, words) => expect(() => decodeLoopPacket('PLC', bytes)).toThrow(words));
});

describe('the answers of a Davis console', () => {
  const answer = Buffer.concat([Buffer.of(0x06), SAMPLE]);

  test.each<[string, readonly (string | Uint8Array)[], unknown]>([
    ['at once', [answer], expect.objectContaining({ windDirectionDegrees: 202 })],
    ['byte by byte', [...answer].map((byte) => Buffer.of(byte)), expect.objectContaining({ humidityPercent: 64 })],
    ['behind a late wake-up', ['\n\r\n', Buffer.of(0x0d), answer], expect.objectContaining({ humidityPercent: 64 })],
    ['cut off', [answer.subarray(0, 60)], 'more'],
    ['not understood', ['!'], 'refused'],
    ['with a bad checksum of ours', [Buffer.of(0x18)], 'invalid-reply'],
    ['of another question', ['OK\n\rApr 24 2002\n\r'], 'invalid-reply'],
  ])('%s', (_, pieces, expected) => expect(readAnswer(oneLoop('PLC'), ...pieces)).toEqual(expected));

  it('wakes', () => {
    expect(readAnswer(wakeUp(), '\n', '\r')).toBeUndefined();
    expect(readAnswer(wakeUp(), 'x')).toBe('more');
  });

  it('that mean nothing are never taken for weather', () => {
    fc.assert(
      fc.property(damaged(answer), (bytes) => {
        const read = readAnswer(oneLoop('PLC'), bytes);
        // The checksum lets pass what is whole, wherever it stands.
        if (typeof read !== 'string') expect(bytes.includes(SAMPLE)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the pressure of a console that reduces it to the sea', () => {
  test.each([
    // Standard atmosphere: 1013.25 hPa at the sea are 720.0 at 2,790 m.
    [1013.25, 2790, 2790, 720],
    [721, 0, 2790, 721],
    // Reduced, but the driver does not know from where: it would be taken for the station's own.
    [1013.25, 0, 2790, null],
    [1013.25, 0, 50, 1013.25],
  ])('%d hPa from %d m at %d m', (shown, reducedFromMetres, elevationMetres, expected) => {
    const pressure = stationPressure(shown, { reducedFromMetres, elevationMetres });
    if (expected === null) expect(pressure).toBeNull();
    else expect(pressure).toBeCloseTo(expected, 0);
  });
});
