import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidProblem } from '../../../main-services/scheduler/InvalidProblem.ts';
import { planFileOf } from '../../../main-services/scheduler/instance/planFileOf.ts';
import { problemOf } from '../../../main-services/scheduler/instance/problemOf.ts';
import { readInstance } from '../../../main-services/scheduler/instance/readInstance.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import type { InstanceFile } from '../../bench/scheduler/InstanceFile.ts';
import { planFaults } from '../../bench/scheduler/judgePlan.ts';
import { anInstance, aSequence } from './anInstance.ts';

const planned = (json: unknown) => {
  const instance = readInstance(json);
  const result = plan(problemOf(instance), { budget: { iterations: 50 } });
  return planFileOf(instance, result, { explanations: [], wallMs: 0 });
};
/** For the judge, which wants all lists. */
const asInstance = (json: unknown) => {
  const given = json as InstanceFile;
  return { ...given, programmes: given.programmes ?? [] };
};
const one = (change: Record<string, unknown>) => anInstance({ sequences: [aSequence('s1', change)] });

describe('an instance that makes no sense is refused, with the field and the sequence', () => {
  it.each<[string, unknown, RegExp]>([
    ['null', null, /the instance must be an object, not null/],
    ['a list', [], /the instance must be an object, not \[\]/],
    [
      'another schema',
      anInstance({ schema: 'sched-bench/2' }),
      /schema must be "sched-bench\/1", not "sched-bench\/2"/,
    ],
    ['hours', anInstance({ timeUnit: 'hour' }), /timeUnit must be "minute", not "hour"/],
    ['no horizon', anInstance({ horizon: undefined }), /horizon must be a start and an end, not missing/],
    ['horizon reversed', anInstance({ horizon: { start: 9, end: 3 } }), /horizon ends \(3\) before it starts \(9\)/],
    ['night reversed', anInstance({ nights: [[50, 10]] }), /nights\[0\] ends \(10\) before it starts \(50\)/],
    [
      'a night of a century',
      anInstance({ horizon: { start: 0, end: 5e7 }, nights: [[0, 5e7]] }),
      /nights span 3000000000 seconds/,
    ],
    ['no sequences', anInstance({ sequences: undefined }), /sequences must be a list, not missing/],
    ['no id', one({ id: undefined }), /sequences\[0\] id must be a text that is not empty, not missing/],
    ['an id that is a number', one({ id: 7 }), /sequences\[0\] id must be a text that is not empty, not 7/],
    ['an id twice', anInstance({ sequences: [aSequence('s1'), aSequence('s1')] }), /sequence 's1' appears twice/],
    ['zero duration', one({ duration: 0 }), /sequence 's1': duration must be a number of minutes above 0, not 0/],
    ['negative duration', one({ duration: -5 }), /sequence 's1': duration .* not -5/],
    ['duration NaN', one({ duration: Number.NaN }), /sequence 's1': duration .* not NaN/],
    ['duration null, as NaN is in JSON', one({ duration: null }), /sequence 's1': duration .* not null/],
    ['duration in words', one({ duration: '10' }), /sequence 's1': duration .* not "10"/],
    ['duration infinite', one({ duration: Number.POSITIVE_INFINITY }), /sequence 's1': duration .* not Infinity/],
    [
      'window reversed',
      one({
        windows: [
          [0, 20],
          [50, 30],
        ],
      }),
      /sequence 's1': windows\[1\] ends \(30\) before it starts \(50\)/,
    ],
    ['window NaN', one({ windows: [[0, Number.NaN]] }), /sequence 's1': windows\[0\] end must be a number, not NaN/],
    ['window of one number', one({ windows: [[0]] }), /sequence 's1': windows\[0\] must be a start and an end/],
    ['no windows', one({ windows: undefined }), /sequence 's1': windows must be a list, not missing/],
    ['negative priority', one({ priority: -1 }), /sequence 's1': priority must be a number from 0 to 1000000, not -1/],
    ['priority NaN', one({ priority: Number.NaN }), /sequence 's1': priority .* not NaN/],
    ['preferred time in words', one({ tPreferred: 'noon' }), /sequence 's1': tPreferred must be a number, not "noon"/],
    ['beyond the pole', one({ dec: 91 }), /sequence 's1': dec must be a number from -90 to 90, not 91/],
    ['unknown programme', one({ programme: 'X' }), /sequence 's1': programme 'X' is not among the programmes/],
    ['unknown request', one({ request: 'r9' }), /sequence 's1': request 'r9' is not among the requests/],
    [
      'quota below zero',
      anInstance({ programmes: [{ id: 'P', class: 'A', quota: -1 }] }),
      /programme 'P': quota must be a number from 0 .* not -1/,
    ],
    [
      'class D',
      anInstance({ programmes: [{ id: 'P', class: 'D', quota: null }] }),
      /programme 'P': class must be "A" or "B" or "C", not "D"/,
    ],
    ['programme twice', anInstance({ programmes: [{ id: 'P' }, { id: 'P' }] }), /programme 'P' appears twice/],
    [
      'overhead below zero',
      anInstance({ overhead: { model: 'constant', minutes: -1 } }),
      /overhead\.minutes must be a number from 0/,
    ],
    [
      'overhead of no model',
      anInstance({ overhead: { model: 'magic' } }),
      /overhead\.model must be "constant" or "slew", not "magic"/,
    ],
    [
      'slew at no speed',
      anInstance({ overhead: { model: 'slew', base: 1, degPerMinute: 0 } }),
      /overhead\.degPerMinute must be a speed above 0, not 0/,
    ],
    [
      'slew to nowhere',
      anInstance({
        overhead: { model: 'slew', base: 1, degPerMinute: 9 },
        sequences: [aSequence('s1', { ra: undefined })],
      }),
      /sequence 's1': ra must be a number from -360 to 360, not missing/,
    ],
    [
      'mandatory of another request',
      anInstance({ requests: [{ id: 'r1', strategy: 'allOrNothing', mandatory: ['s1'] }] }),
      /request 'r1': mandatory sequence 's1' is not one of its sequences/,
    ],
    [
      'locked and unknown',
      anInstance({ locked: [{ id: 's9', tsp: 1 }] }),
      /locked sequence 's9' is not among the sequences/,
    ],
    ['locked at no time', anInstance({ locked: [{ id: 's1' }] }), /locked 's1': tsp must be a number, not missing/],
    [
      'locked outside its windows',
      anInstance({ locked: [{ id: 's1', tsp: 95 }] }),
      /sequence 's1' is locked from 95 to 105, outside its windows/,
    ],
    [
      'locked over each other',
      anInstance({
        sequences: [aSequence('s1'), aSequence('s2')],
        locked: [
          { id: 's1', tsp: 20 },
          { id: 's2', tsp: 30 },
        ],
      }),
      /locked sequences 's1' and 's2' contradict each other: 's2' starts at 30 and could start at 31 at the earliest/,
    ],
    [
      'locked beyond the quota',
      anInstance({ programmes: [{ id: 'P', class: 'A', quota: 9 }], locked: [{ id: 's1', tsp: 0 }] }),
      /programme 'P': quota is 9, and its locked sequences take 10/,
    ],
  ])('%s', (_name, json, message) => {
    expect(() => planned(json)).toThrow(InvalidProblem);
    expect(() => planned(json)).toThrow(message);
  });

  it('names ten faults of many and counts the rest', () => {
    const many = Array.from({ length: 30 }, (_, i) => aSequence(`s${i}`, { duration: 0 }));
    expect(() => planned(anInstance({ sequences: many }))).toThrow(/'s9': duration.* and 20 more\.$/);
  });
});

describe('an odd instance gets a valid plan', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['an empty list', anInstance({ sequences: [] }), []],
    ['an empty night', anInstance({ horizon: { start: 50, end: 50 }, nights: [[50, 50]] }), []],
    ['no night at all', anInstance({ nights: [] }), []],
    ['a night outside the horizon', anInstance({ nights: [[200, 300]] }), []],
    ['a window outside the night', one({ windows: [[200, 300]] }), []],
    ['no window', one({ windows: [] }), []],
    ['longer than the night', one({ duration: 101, windows: [[-50, 500]] }), []],
    ['a quota of nothing', anInstance({ programmes: [{ id: 'P', class: 'A', quota: 0 }] }), []],
    ['nights not named', anInstance({ nights: undefined }), ['s1']],
    ['programmes not named', anInstance({ programmes: undefined }), ['s1']],
    ['a wish outside its windows', one({ tPreferred: 5000 }), ['s1']],
    ['half minutes', one({ duration: 7.35, windows: [[2.505, 9.995]] }), ['s1']],
    ['now after everything', anInstance({ now: 5000 }), []],
    ['lists that are null', anInstance({ requests: null, locked: null, now: null, previousPlan: null }), ['s1']],
  ])('%s', (_name, json, ids) => {
    const file = planned(json);
    expect(file.plan.map(({ id }) => id)).toEqual(ids);
    expect(planFaults(asInstance(json), file.plan)).toEqual([]);
    for (const { reason } of file.rejected) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it('plans in seconds and answers in minutes that validate, locked ones to the digit', () => {
    const json = anInstance({
      sequences: [aSequence('s1', { duration: 7.37 }), aSequence('s2', { duration: 1 / 3, windows: [[1.111, 8.999]] })],
      locked: [{ id: 's1', tsp: 12.3456789 }],
    });
    const file = planned(json);
    expect(file.plan.find(({ id }) => id === 's1')?.tsp).toBe(12.3456789);
    expect(planFaults(asInstance(json), file.plan)).toEqual([]);
    expect(file.plan).toHaveLength(2);
  });
});

describe('whatever is written into an instance', () => {
  const fields = ['id', 'programme', 'priority', 'duration', 'windows', 'tPreferred', 'ra', 'dec', 'request'] as const;
  const roots = [
    'horizon',
    'nights',
    'overhead',
    'objective',
    'programmes',
    'requests',
    'locked',
    'now',
    'lost',
  ] as const;
  const wild = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, undefined),
    fc.integer({ min: -200, max: 200 }),
    fc.array(fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -50, max: 150 })), { maxLength: 3 }),
  );

  it('is refused in words or planned validly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...fields), wild), { maxLength: 2 }),
        fc.array(fc.tuple(fc.constantFrom(...roots), wild), { maxLength: 1 }),
        (changes, rootChanges) => {
          const sequences = ['s1', 's2', 's3'].map((id) => aSequence(id));
          for (const [index, field, value] of changes) sequences[index] = { ...sequences[index], [field]: value };
          const json = anInstance({ sequences, ...Object.fromEntries(rootChanges) });
          try {
            const file = planned(json);
            expect(planFaults(asInstance(json), file.plan)).toEqual([]);
            expect(file.plan.length + file.rejected.length).toBe(3);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidProblem);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
