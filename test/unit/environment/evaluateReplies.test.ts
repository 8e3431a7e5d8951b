import { expect, test } from 'vitest';
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
