import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueRules } from '../../../main-services/environment/dueRules.ts';
import { EnvironmentRecorder } from '../../../main-services/environment/EnvironmentRecorder.ts';
import { evaluateEnvironment, NO_MEMORY } from '../../../main-services/environment/evaluateEnvironment.ts';
import { readThresholds } from '../../../main-services/environment/readThresholds.ts';
import type { RuleState } from '../../../main-services/model/environment.ts';
import type { RuleRecord } from '../../../main-services/model/environmentHistory.ts';
import { ruleAt } from '../database/drafts.ts';
import { START } from './plcReplies.ts';

const MINUTE_MS = 60_000;
const { state: RAIN } = ruleAt(START);

describe('a rule is recorded', () => {
  test.each<[string, Partial<RuleState>, number, boolean]>([
    ['at once when it decides otherwise', { decision: 'hold' }, 0, true],
    ['at once when it must secure', { mustSecure: true }, 0, true],
    ['not when nothing is new', {}, MINUTE_MS, false],
    ['after an hour all the same', {}, 60 * MINUTE_MS, true],
    ['not at once when only its value moves', { value: 2 }, 59_000, false],
    ['after a minute when its value has moved', { value: 2 }, MINUTE_MS, true],
    ['not at once when only its words change', { interpretation: 'raining lightly' }, 9000, false],
    ['after ten seconds when its words have changed', { interpretation: 'raining lightly' }, 10_000, true],
    ['after ten seconds when its reason has changed', { reason: 'Rain is reported by WXT520.' }, 10_000, true],
    ['when the clock was set back', {}, -2000, true],
  ])('%s', (_, change, laterMs, recorded) => {
    const before = new Map([['rain', ruleAt(START)]]);
    const due = dueRules([{ ...RAIN, ...change }], before, START + laterMs);
    expect(due).toEqual(recorded ? [{ at: START + laterMs, state: { ...RAIN, ...change } }] : []);
  });

  test('never without its latest decision, and never more often than is bounded, however it flickers', () => {
    const round = fc.record({
      value: fc.integer({ min: 0, max: 3 }),
      interpretation: fc.constantFrom('dry', 'raining lightly', 'raining'),
      decision: fc.constantFrom('allow' as const, 'allow' as const, 'allow' as const, 'secure' as const),
    });
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 200 }), (rounds) => {
        const recorded = new Map<string, RuleRecord>();
        let records = 0;
        for (const [index, change] of rounds.entries()) {
          const rule = { ...RAIN, ...change };
          for (const record of dueRules([rule], recorded, START + index * 2000)) {
            recorded.set('rain', record);
            records += 1;
          }
          expect(recorded.get('rain')?.state.decision).toBe(rule.decision);
        }
        const turns = rounds.filter(({ decision }, index) => decision !== rounds[index - 1]?.decision).length;
        expect(records).toBeLessThanOrEqual(turns + (rounds.length * 2000) / 10_000);
      }),
    );
  });
});

test('an hour of all rules, with every value standing still or growing, is few records', () => {
  const thresholds = readThresholds({});
  const recorded = new Map<string, RuleRecord>();
  let memory = NO_MEMORY;
  let records = 0;
  for (let at = START; at < START + 3_600_000; at += 2000) {
    const evaluation = evaluateEnvironment(null, memory, thresholds, at);
    memory = evaluation.memory;
    for (const record of dueRules(evaluation.state.rules, recorded, at)) {
      recorded.set(record.state.rule, record);
      records += 1;
    }
  }
  expect(recorded.size).toBe(evaluateEnvironment(null, NO_MEMORY, thresholds, START).state.rules.length);
  expect(records).toBeLessThan(12 * 60);
});

test('each round goes to the database with what is due of the rules; a fault is told once, and its end', async () => {
  const { state } = evaluateEnvironment(null, NO_MEMORY, readThresholds({}), START);
  const appended: number[] = [];
  const lines: string[] = [];
  let fault: Error | null = null;
  const recorder = new EnvironmentRecorder(
    {
      append: async (_weather, _site, rules = []) => {
        appended.push(rules.length);
        if (fault) throw fault;
      },
    },
    {
      debug: () => undefined,
      info: (line) => lines.push(line),
      warning: (line) => lines.push(line),
      error: (line) => lines.push(line),
    },
  );
  await recorder.record(state);
  fault = new Error('the disk is full');
  await recorder.record({ ...state, at: START + 2000 });
  await recorder.record({ ...state, at: START + 4000 });
  fault = null;
  await recorder.record({ ...state, at: START + 6000 });
  expect(appended).toEqual([state.rules.length, 0, 0, 0]);
  expect(lines).toEqual(['readings cannot be stored: Error: the disk is full', 'readings are stored again']);
});
