import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ConditionFilter,
  filterCondition,
  NOTHING_REPORTED,
} from '../../../main-services/alarms/ConditionFilter.ts';
import type { AlarmSeverity } from '../../../main-services/model/alarm.ts';

type Said = readonly [atSeconds: number, severity: AlarmSeverity];

/** What the alarm is told, after each thing said. */
function passed(filter: ConditionFilter, said: readonly Said[]): readonly AlarmSeverity[] {
  let memory = NOTHING_REPORTED;
  return said.map(([at, severity]) => {
    ({ memory } = filterCondition(filter, memory, severity, at * 1000));
    return memory.passed;
  });
}

const filter = (on: number, off: number, times?: number): ConditionFilter => ({
  onDelayMs: on * 1000,
  offDelayMs: off * 1000,
  count: times === undefined ? null : { times, withinMs: 60_000 },
});

describe('a condition that flickers', () => {
  test.each<[string, ConditionFilter, readonly Said[], readonly AlarmSeverity[]]>([
    [
      'no delays',
      filter(0, 0),
      [
        [0, 'WARNING'],
        [1, 'NONE'],
      ],
      ['WARNING', 'NONE'],
    ],
    [
      'too short',
      filter(10, 0),
      [
        [0, 'WARNING'],
        [9, 'WARNING'],
        [9.9, 'NONE'],
        [20, 'NONE'],
      ],
      ['NONE', 'NONE', 'NONE', 'NONE'],
    ],
    [
      'long enough',
      filter(10, 0),
      [
        [0, 'WARNING'],
        [10, 'WARNING'],
      ],
      ['NONE', 'WARNING'],
    ],
    [
      'begins anew after a gap',
      filter(10, 0),
      [
        [0, 'WARNING'],
        [9, 'NONE'],
        [10, 'WARNING'],
        [19, 'WARNING'],
      ],
      ['NONE', 'NONE', 'NONE', 'NONE'],
    ],
    [
      'not gone yet',
      filter(0, 10),
      [
        [0, 'WARNING'],
        [1, 'NONE'],
        [10, 'NONE'],
        [11, 'NONE'],
      ],
      ['WARNING', 'WARNING', 'WARNING', 'NONE'],
    ],
    [
      'back before it was gone',
      filter(0, 10),
      [
        [0, 'WARNING'],
        [1, 'NONE'],
        [10, 'WARNING'],
        [12, 'NONE'],
        [21, 'NONE'],
      ],
      ['WARNING', 'WARNING', 'WARNING', 'WARNING', 'WARNING'],
    ],
    [
      'worse passes at once',
      filter(10, 10),
      [
        [0, 'WARNING'],
        [10, 'WARNING'],
        [11, 'CRITICAL'],
        [12, 'WARNING'],
      ],
      ['NONE', 'WARNING', 'CRITICAL', 'WARNING'],
    ],
    [
      'three times in a minute',
      filter(30, 0, 3),
      [
        [0, 'WARNING'],
        [1, 'NONE'],
        [20, 'WARNING'],
        [21, 'NONE'],
        [40, 'WARNING'],
      ],
      ['NONE', 'NONE', 'NONE', 'NONE', 'WARNING'],
    ],
    [
      'three times, but slowly',
      filter(30, 0, 3),
      [
        [0, 'WARNING'],
        [1, 'NONE'],
        [40, 'WARNING'],
        [41, 'NONE'],
        [80, 'WARNING'],
      ],
      ['NONE', 'NONE', 'NONE', 'NONE', 'NONE'],
    ],
  ])('%s', (_, settings, said, expected) => expect(passed(settings, said)).toEqual(expected));
});

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const aFilter = fc.record({
  onDelayMs: fc.integer({ min: 0, max: 20_000 }),
  offDelayMs: fc.integer({ min: 0, max: 20_000 }),
  count: fc.option(fc.record({ times: fc.integer({ min: 1, max: 5 }), withinMs: fc.integer({ min: 1, max: 60_000 }) })),
});

test('nothing that lasts is ever held back, and nothing that is over for long stands, in 10,000 random histories', () => {
  const said = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 15_000 }), fc.constantFrom<AlarmSeverity>('NONE', 'WARNING', 'CRITICAL')),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(aFilter, said, (settings, history) => {
      let memory = NOTHING_REPORTED;
      let now = 0;
      let since = 0;
      let held = false;
      for (const [gapMs, severity] of history) {
        now += gapMs;
        const holds = severity !== 'NONE';
        if (holds !== held) since = now;
        held = holds;
        const filtered = filterCondition(settings, memory, severity, now);
        memory = filtered.memory;
        if (holds && now - since >= settings.onDelayMs) must(memory.passed === severity, 'held back');
        if (!holds && now - since >= settings.offDelayMs) must(memory.passed === 'NONE', 'still stands');
        // Whoever looks again when told to finds what was said.
        if (filtered.dueAt !== null) {
          const later = filterCondition(settings, memory, severity, filtered.dueAt);
          must(later.memory.passed === severity && later.dueAt === null, 'nothing to find when it was due');
        } else must(memory.passed === severity, 'nothing due, and not passed on');
      }
    }),
    { numRuns: 10_000 },
  );
});
