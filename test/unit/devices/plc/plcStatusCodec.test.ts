import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlcStatus } from '../../../../devices/plc/Plc.ts';
import { decodePlcStatus } from '../../../../devices/plc/plcStatusCodec.ts';
import { parseReply } from '../../../../devices/transport/parseReply.ts';
import { decodeBytes, decodeReply, randomBytes } from '../randomReplies.ts';
import { ORIGINAL_STATUS } from './originalStatus.ts';

const AT = Date.UTC(2026, 11, 16, 3);
const decode = (element: unknown) => decodePlcStatus('PLC', element as { name: string }, AT);
const withDevices = (device: unknown) => ({ name: 'STATUS', from: 'Beckhoff', device });
const withValue = (value: unknown) => withDevices([{ name: 'WXT520', valid: 'yes', values: [value] }]);

describe('decodePlcStatus', () => {
  it('reads the original’s own reply', () => {
    const status = decode(parseReply(ORIGINAL_STATUS)[0]);
    expect(status).toMatchObject({
      at: AT,
      reportedAt: Date.UTC(2017, 2, 3, 13, 45),
      from: 'Beckhoff',
      firmware: '20170809',
      site: 'OSM-Mexico',
    });
    expect(status.devices.map(({ name, type, valid }) => [name, type, valid])).toEqual([
      ['WXT520', 'meteo', true],
      ['DRD11', 'meteo', true],
      ['VantagePro', 'meteo', false],
      ['MLX90614-1', 'meteo', true],
      ['LAMP_FLAT_CAGIRE', 'calib', true],
    ]);
    expect(reading(status, 'DRD11', 'analog')).toBe(2.345);
    expect(reading(status, 'VantagePro', 'WindDirCardinal')).toBe('SW');
    expect(reading(status, 'LAMP_FLAT_CAGIRE', 'status')).toBe('on');
    expect(status.devices[0]?.values[2]).toEqual({
      name: 'Pressure',
      value: 769.2,
      unit: 'mbar',
      comment: 'At site elevation',
    });
  });

  it.each<[string, unknown, number | string | null]>([
    ['a number', { name: 'v', value: 12, unit: 'mm/h' }, 12],
    ['a string for a number', { name: 'v', value: '12.0', unit: 'mm/h' }, null],
    ['a word for a number', { name: 'v', value: 'wet', unit: 'mm/h' }, null],
    ['a word', { name: 'v', value: 'closed', unit: 'string' }, 'closed'],
    ['a word without a unit', { name: 'v', value: 'closed' }, 'closed'],
    ['a number in disguise without a unit', { name: 'v', value: ' 1e3' }, null],
    ['a number for a word', { name: 'v', value: 1, unit: 'string' }, null],
    ['nothing', { name: 'v', unit: 'mm/h' }, null],
    ['null', { name: 'v', value: null, unit: 'mm/h' }, null],
    ['a truth value', { name: 'v', value: true, unit: 'bool' }, null],
    ['a list', { name: 'v', value: [1], unit: 'mm/h' }, null],
    ['more than any number', JSON.parse('{"name":"v","value":1e999,"unit":"mm/h"}'), null],
  ])('takes %s for what it is', (_case, value, expected) => {
    expect(reading(decode(withValue(value)), 'WXT520', 'v')).toBe(expected);
  });

  it('reads NaN, which Python writes, as nothing', () => {
    const text =
      '[{"name":"STATUS","device":[{"name":"WXT520","valid":"yes","values":[{"name":"RainRate","value":NaN,"unit":"mm/h"}]}]}]';
    expect(reading(decode(parseReply(text)[0]), 'WXT520', 'RainRate')).toBeNull();
  });

  it.each([undefined, 'no', 'YES', true, 1, null])('does not believe a device whose "valid" is %s', (valid) => {
    expect(decode(withDevices([{ name: 'X', valid }])).devices[0]?.valid).toBe(false);
  });

  it('keeps devices it does not know, and reads missing remarks as empty', () => {
    expect(decode(withDevices([{ name: 'SEISMOMETER' }])).devices).toEqual([
      { name: 'SEISMOMETER', type: '', serialNumber: '', valid: false, values: [] },
    ]);
    expect(decode({ name: 'STATUS', device: [] })).toEqual({
      at: AT,
      reportedAt: null,
      from: '',
      firmware: '',
      site: '',
      devices: [],
    });
    expect(decode({ name: 'STATUS', device: [], date: 'soon' }).reportedAt).toBeNull();
  });

  const many = Array.from({ length: 65 }, (_, index) => ({ name: `D${index}` }));
  it.each<[string, unknown, string]>([
    ['no devices', { name: 'STATUS' }, 'STATUS.device is not a list: missing'],
    ['devices that are no list', withDevices({ a: 1 }), 'STATUS.device is not a list: {"a":1}'],
    ['too many devices', withDevices(many), 'STATUS.device has 65 entries, more than 64'],
    ['a device that is none', withDevices([{ name: 'A' }, 7]), 'STATUS.device[1] is not an object: 7'],
    ['a device without a name', withDevices([{ type: 'meteo' }]), 'STATUS.device[0].name is not a name: missing'],
    ['a name without an end', withDevices([{ name: 'x'.repeat(65) }]), 'STATUS.device[0].name is not a name'],
    [
      'a device twice',
      withDevices([{ name: 'A' }, { name: 'B' }, { name: 'A' }]),
      'STATUS.device[2].name "A" is there twice',
    ],
    [
      'values that are no list',
      withDevices([{ name: 'A', values: 'x' }]),
      'STATUS.device[0].values is not a list: "x"',
    ],
    ['too many values', withDevices([{ name: 'A', values: many }]), 'STATUS.device[0].values has 65 entries'],
    ['a value that is none', withValue(12), 'STATUS.device[0].values[0] is not an object: 12'],
    ['a value without a name', withValue({ value: 12 }), 'STATUS.device[0].values[0].name is not a name: missing'],
    [
      'a value twice',
      withDevices([{ name: 'A', values: [{ name: 'v' }, { name: 'v' }] }]),
      'STATUS.device[0].values[1].name "v" is there twice',
    ],
  ])('refuses %s, naming the path', (_case, element, message) => {
    expect(() => decode(element)).toThrow(`PLC: ${message}`);
  });

  it('neither crashes on random bytes nor makes a reading of them', () => {
    fc.assert(
      fc.property(randomBytes(ORIGINAL_STATUS), (bytes) => expectSane(decodeBytes(bytes, { name: 'STATUS' }, decode))),
      { numRuns: 10_000 },
    );
  });

  it('gives only what can be read whatever the list says', () => {
    const value = fc.record({
      name: fc.constantFrom('v', 'w'),
      value: fc.jsonValue({ maxDepth: 1 }),
      unit: fc.constantFrom('mm/h', 'string', ''),
    });
    const device = fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      valid: fc.jsonValue({ maxDepth: 1 }),
      values: fc.array(value, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(device, { maxLength: 4 }), (list) =>
        expectSane(decodeReply([withDevices(list)], { name: 'STATUS' }, decode)),
      ),
      { numRuns: 2_000 },
    );
  });
});

function reading(status: PlcStatus, device: string, value: string): unknown {
  return status.devices.find(({ name }) => name === device)?.values.find(({ name }) => name === value)?.value;
}

function expectSane(status: PlcStatus | null): void {
  for (const { name, values } of status?.devices ?? []) {
    expect(name).not.toBe('');
    for (const { value, unit } of values) {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      if (typeof value === 'string') expect(['', 'string']).toContain(unit.trim().toLowerCase());
    }
  }
}
