import { describe, expect, it } from 'vitest';
import { InvalidProblem } from '../../../main-services/scheduler/InvalidProblem.ts';
import { inWords } from '../../../main-services/scheduler/inWords.ts';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { aProblem } from './aProblem.ts';
import { violations } from './violations.ts';

const one = { windows: [[0, 12]] as const };

describe('a problem that makes no sense is refused with field and sequence', () => {
  it.each<[string, PlanningProblem, RegExp]>([
    ['zero duration', aProblem({ s1: { ...one, durationSeconds: 0 } }), /sequence 's1': durationSeconds .* not 0/],
    ['negative duration', aProblem({ s1: { ...one, durationSeconds: -5 } }), /'s1': durationSeconds .* not -5/],
    ['duration NaN', aProblem({ s1: { ...one, durationSeconds: Number.NaN } }), /'s1': durationSeconds .* not NaN/],
    ['half seconds', aProblem({ s1: { ...one, durationSeconds: 1.5 } }), /'s1': durationSeconds .* not 1\.5/],
    [
      'reversed window',
      aProblem({
        s1: {
          windows: [
            [1, 2],
            [9, 4],
          ],
        },
      }),
      /'s1': windows\[1\] ends \(4\) before it starts \(9\)/,
    ],
    [
      'infinite window',
      aProblem({ s1: { windows: [[0, Number.POSITIVE_INFINITY]] } }),
      /windows\[0\] end .* not Infinity/,
    ],
    ['priority NaN', aProblem({ s1: { ...one, priority: Number.NaN } }), /'s1': priority must be a number, not NaN/],
    ['unknown programme', aProblem({ s1: { ...one, programme: 'X' } }), /'s1': programme 'X' is not known/],
    ['unknown user', aProblem({ s1: { ...one, user: 'X' } }), /'s1': user 'X' is not known/],
    ['unknown request', aProblem({ s1: { ...one, request: 'X' } }), /'s1': request 'X' is not known/],
    ['negative tolerance', aProblem({ s1: { ...one, mayMoveLaterSeconds: -1 } }), /'s1': mayMoveLaterSeconds/],
    [
      'negative quota',
      aProblem({ s1: one }, { programmes: [{ id: 'P', class: 'A', quotaSeconds: -1, usedSeconds: 0 }] }),
      /programme 'P': quotaSeconds .* not -1/,
    ],
    ['night reversed', aProblem({ s1: one }, { nights: [{ start: 5, end: 1 }] }), /nights\[0\] ends \(1\) before/],
    ['now NaN', aProblem({ s1: one }, { now: Number.NaN }), /now must be/],
    [
      'slew at no speed',
      aProblem({ s1: one }, { overhead: { kind: 'slew', baseSeconds: 1, degreesPerSecond: 0, stepSeconds: 1 } }),
      /degreesPerSecond must be above 0/,
    ],
    [
      'two fixed at once',
      aProblem(
        { s1: { ...one, durationSeconds: 3 }, s2: one },
        {
          locked: [
            { id: 's1', start: 2 },
            { id: 's2', start: 4 },
          ],
        },
      ),
      /'s1' and 's2' are both fixed but overlap/,
    ],
    ['unknown fixed', aProblem({ s1: one }, { locked: [{ id: 'x', start: 2 }] }), /locked 'x' is not among/],
    [
      'mandatory of another request',
      aProblem({ s1: one }, { requests: [{ id: 'r', strategy: 'best-effort', mandatory: ['s1'] }] }),
      /request 'r': mandatory 's1' is not one of its sequences/,
    ],
  ])('%s', (_name, problem, message) => {
    expect(() => plan(problem)).toThrow(InvalidProblem);
    expect(() => plan(problem)).toThrow(message);
  });

  it('refuses a sequence that appears twice', () => {
    const problem = aProblem({ s1: one });
    expect(() => plan({ ...problem, sequences: [...problem.sequences, ...problem.sequences] })).toThrow(
      /sequence 's1' appears twice/,
    );
  });

  it('lists ten faults and counts the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`s${i}`, { ...one, durationSeconds: 0 }]));
    expect(() => plan(aProblem(many))).toThrow(/and 20 more\.$/);
  });
});

describe('odd but possible problems', () => {
  it('plans nothing in an empty night, and says why', () => {
    const result = plan(aProblem({ s1: one }, { nights: [{ start: 3, end: 3 }] }));
    expect(result.rejected.map(({ code }) => code)).toEqual(['outside-the-night']);
    expect(plan(aProblem({ s1: one }, { nights: [] })).rejected).toHaveLength(1);
  });

  it('plans each sequence whole in one of several nights', () => {
    const problem = aProblem(
      { s1: { windows: [[0, 40]], durationSeconds: 5 }, s2: { windows: [[3, 40]], durationSeconds: 5 } },
      {
        nights: [
          { start: 0, end: 6 },
          { start: 24, end: 30 },
        ],
      },
    );
    const result = plan(problem);
    expect(violations(problem, result)).toEqual([]);
    expect(result.planned.map(({ start }) => start)).toEqual([0, 24]);
  });

  it('copes with 20 000 sequences', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [
        `s${i}`,
        { windows: [[(i * 7919) % 30_000, 36_000]] as const, durationSeconds: 60 + (i % 500), priority: i % 100 },
      ]),
    );
    const problem = aProblem(many, { nights: [{ start: 0, end: 36_000 }] });
    const result = plan(problem);
    expect(violations(problem, result)).toEqual([]);
    expect(result.planned.length).toBeGreaterThan(50);
  });
});

it.each([
  [45, '45 s'],
  [720, '12 min'],
  [750, '12 min 30 s'],
  [3900, '1 h 05 min'],
])('%i seconds are "%s"', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
