import { describe, expect, test } from 'vitest';
import { evaluateReplies } from '../../../main-services/environment/evaluateReplies.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import { ORIGINAL_STATUS } from '../devices/plc/originalStatus.ts';
import { START } from './plcReplies.ts';

const evaluate = (...replies: unknown[]) => [
  ...evaluateReplies(
    replies.map((reply, index) => ({ at: START + 2000 * index, reply })),
    readThresholds({}),
  ),
];

test('JSON and raw text of a reply say the same', () => {
  const [json, text] = [...evaluate(JSON.parse(ORIGINAL_STATUS)), ...evaluate(ORIGINAL_STATUS)];
  expect(json).toEqual(text);
  expect(json).toMatchObject({ fault: null, state: { safe: true, weather: { globalStatus: 'OK' } } });
});

test.each([
  ['half a reply', ORIGINAL_STATUS.slice(0, 300)],
  ['nothing at all', ''],
  ['a word', 'rubbish'],
  ['no STATUS', [{ name: 'HEARTBEAT', result: 'ok' }]],
  ['two answers', [JSON.parse(ORIGINAL_STATUS)[0], JSON.parse(ORIGINAL_STATUS)[0]]],
  ['a refusal', [{ name: 'STATUS', error: 'fault', reason: 'stopped' }]],
  ['10 MB', 'x'.repeat(10_000_000)],
  ['a number', 7],
])('%s is no reading and says why', (_, reply) => {
  const [first, second] = evaluate(ORIGINAL_STATUS, reply);
  expect(first?.fault).toBeNull();
  expect(second?.fault).toBeTypeOf('string');
  expect(second?.state.lastReplyAt).toBe(START);
  expect(evaluate(reply)[0]?.state).toMatchObject({ safe: false, causeRule: 'plcContact' });
});

test('no answers lead to unsafe after three periods', () => {
  const states = evaluate(ORIGINAL_STATUS, null, null, null, ORIGINAL_STATUS).map(({ state }) => state.safe);
  expect(states).toEqual([true, true, true, false, true]);
});

test('NaN, which Python writes, is no number', () => {
  const [evaluation] = evaluate(ORIGINAL_STATUS.replace('3.1', 'NaN'));
  expect(evaluation).toMatchObject({ fault: null, state: { safe: false, causeRule: 'wind' } });
});

/** The original's reply as text, with a date. */
const dated = (date: string | number | null) => {
  const reply = JSON.parse(ORIGINAL_STATUS);
  reply[0].date = typeof date === 'number' ? new Date(date).toISOString().slice(0, 19) : date;
  return reply;
};

describe('time-shifted replies', () => {
  test.each([
    ['in the future', START + 3_600_000, /1 h in the future/],
    ['in the past', START - 3_600_000, /1 h before the reply before it/],
  ])('a reply %s counts as no reading, and loses nothing that was read before', (_, date, words) => {
    const evaluations = evaluate(dated(START), dated(START + 2000), dated(date), dated(date), dated(date));
    expect(evaluations.map(({ fault }) => fault === null)).toEqual([true, true, false, false, false]);
    expect(evaluations[2]?.fault).toMatch(words);
    expect(evaluations.map(({ state }) => state.safe)).toEqual([true, true, true, true, false]);
    expect(evaluations[4]?.state.readings.find(({ quantity }) => quantity === 'wind')).toMatchObject({
      value: 3.1,
      standing: 'stale',
      at: START + 2000,
    });
  });

  test.each([null, '', 'noon', '2026-99-99T00:00:00'])('a date that cannot be read (%j) is left alone', (date) => {
    expect(evaluate(dated(date))[0]).toMatchObject({ fault: null, state: { safe: true } });
  });

  test('the same reply over and over, after its clock had run, is a PLC that stands still', () => {
    const running = Array.from({ length: 5 }, (_, i) => dated(START + 2000 * i));
    const repeated = Array.from({ length: 3 }, () => dated(START + 8000));
    const safe = evaluate(...running, ...repeated).map(({ state }) => state.safe);
    expect(safe).toEqual([true, true, true, true, true, true, true, false]);
  });

  test('our clock jumping forwards or backwards with the PLC answering changes nothing', () => {
    const instants = [0, 2000, 86_400_000, 86_402_000, -86_400_000, -86_398_000];
    const replies = instants.map((ms) => ({ at: START + ms, reply: dated(START + ms) }));
    for (const { fault, state } of evaluateReplies(replies, readThresholds({}))) {
      expect(fault).toBeNull();
      expect(state.safe).toBe(true);
    }
  });
});

describe('contradictory and incomplete replies', () => {
  const reply = (change: (devices: Record<string, unknown>[]) => void) => {
    const status = JSON.parse(ORIGINAL_STATUS);
    change(status[0].device);
    return status;
  };

  test.each([
    ['a device that is there twice', reply((devices) => devices.push({ ...devices[0] })), /"WXT520" is there twice/],
    [
      'a device without a name',
      reply((devices) => delete devices[0]?.name),
      /device\[0\]\.name is not a name: missing/,
    ],
    ['a device that is none', reply((devices) => devices.splice(0, 1, null as never)), /device\[0\] is not an object/],
    [
      'values that are no list',
      reply((devices) => Object.assign(devices[0] ?? {}, { values: 7 })),
      /values is not a list/,
    ],
    ['no devices', [{ name: 'STATUS' }], /STATUS.device is not a list: missing/],
    ['the text twice', ORIGINAL_STATUS + ORIGINAL_STATUS, /JSON/],
    ['the text without its end', ORIGINAL_STATUS.slice(0, ORIGINAL_STATUS.length - 1), /JSON/],
  ])('%s: no reading, and what was read before stays', (_, bad, words) => {
    const [before, after] = evaluate(ORIGINAL_STATUS, bad);
    expect(after?.fault).toMatch(words);
    expect(after?.state.weather).toEqual({ ...before?.state.weather, updated: START + 2000 });
  });

  test.each([
    ['no valid flag', reply((devices) => delete devices[0]?.valid), 'rain'],
    ['a valid flag that is a number', reply((devices) => Object.assign(devices[0] ?? {}, { valid: 1 })), 'rain'],
    ['no values', reply((devices) => delete devices[0]?.values), 'rain'],
    ['no devices at all', reply((devices) => devices.splice(0)), 'rain'],
  ])('%s: nothing of that sensor counts', (_, incomplete, causeRule) => {
    expect(evaluate(incomplete)[0]).toMatchObject({ fault: null, state: { safe: false, causeRule } });
  });

  test('unknown sensors, devices and values are left alone', () => {
    const strange = reply((devices) => {
      devices.push({
        name: 'XYZ',
        type: 'meteo',
        valid: 'yes',
        values: [{ name: 'RainRate', value: 99, unit: 'mm/h' }],
      });
      devices.push({ name: 'GENERATOR', type: 'power', valid: 'yes' });
      (devices[0] as { values: object[] }).values.push({ name: 'Colour', value: 'blue', unit: 'string' });
    });
    const [evaluation] = evaluate(strange);
    expect(evaluation).toMatchObject({ fault: null, state: { safe: true, weather: { rain: 0 } } });
    expect(evaluation?.notes).toEqual(['XYZ is not a known sensor']);
  });

  test('replies at any length of their text never throw', () => {
    for (let length = 0; length < ORIGINAL_STATUS.length; length += 37) {
      const [evaluation] = evaluate(ORIGINAL_STATUS.slice(0, length));
      expect(evaluation?.fault).toBeTypeOf('string');
      expect(evaluation?.state.safe).toBe(false);
    }
  });
});
