import { describe, expect, it } from 'vitest';
import type { PlanningProblem } from '../../../../main-services/scheduler/PlanningProblem.ts';
import type { RepairResult } from '../../../../main-services/scheduler/PlanOptions.ts';
import type { PlanResult } from '../../../../main-services/scheduler/PlanResult.ts';
import { plan } from '../../../../main-services/scheduler/plan.ts';
import { repair } from '../../../../main-services/scheduler/repair.ts';
import { aProblem, type SequenceWords } from '../aProblem.ts';
import { violations } from '../violations.ts';

/** One planning of a night after another: what was known at `now`, and where everything must be then. */
interface Step {
  readonly what: string;
  readonly now: number | null;
  /** What is new or different; null = withdrawn. */
  readonly sequences?: Readonly<Record<string, SequenceWords | null>>;
  readonly locked?: PlanningProblem['locked'];
  readonly lost?: PlanningProblem['lost'];
  readonly planned: Readonly<Record<string, readonly [number, number]>>;
}

const NIGHT: readonly Step[] = [
  {
    what: 'the night is planned',
    now: null,
    sequences: {
      early: { windows: [[0, 40]], durationSeconds: 10, priority: 60, preferredStart: 0 },
      middle: { windows: [[0, 90]], durationSeconds: 20, priority: 50, preferredStart: 30 },
      late: { windows: [[50, 100]], durationSeconds: 20, priority: 70, preferredStart: 60 },
    },
    planned: { early: [0, 10], middle: [30, 50], late: [60, 80] },
  },
  {
    what: 'nothing has changed: nothing moves',
    now: null,
    planned: { early: [0, 10], middle: [30, 50], late: [60, 80] },
  },
  {
    what: 'the first one executes, and one more is submitted: it goes where it disturbs nobody',
    now: 4,
    locked: [{ id: 'early', start: 0 }],
    sequences: { more: { windows: [[0, 100]], durationSeconds: 15, priority: 40, preferredStart: 84 } },
    planned: { early: [0, 10], middle: [30, 50], late: [60, 80], more: [84, 99] },
  },
  {
    what: 'an alert: at once, after what executes; the others stay',
    now: 5,
    locked: [{ id: 'early', start: 0 }],
    sequences: { alert: { windows: [[5, 25]], durationSeconds: 10, priority: 1, alert: true, preferredStart: 11 } },
    planned: { early: [0, 10], alert: [11, 21], middle: [30, 50], late: [60, 80], more: [84, 99] },
  },
  {
    what: 'clouds until 45: what they cover waits, or is given up',
    now: 22,
    locked: [
      { id: 'early', start: 0 },
      { id: 'alert', start: 11 },
    ],
    lost: [{ start: 22, end: 45 }],
    sequences: { middle: { windows: [[0, 44]], durationSeconds: 20, priority: 50, preferredStart: 30 } },
    planned: { early: [0, 10], alert: [11, 21], late: [60, 80], more: [84, 99] },
  },
  {
    what: 'the late one is withdrawn, and another one takes its time',
    now: 46,
    locked: [
      { id: 'early', start: 0 },
      { id: 'alert', start: 11 },
    ],
    sequences: {
      middle: null,
      late: null,
      instead: { windows: [[50, 82]], durationSeconds: 30, priority: 30, preferredStart: 52 },
    },
    planned: { early: [0, 10], alert: [11, 21], instead: [52, 82], more: [84, 99] },
  },
];

describe('a night planned again and again', () => {
  it('becomes what each step says, from the planning before it', () => {
    const known: Record<string, SequenceWords> = {};
    let before: PlanResult | null = null;
    for (const { what, now, sequences, locked, lost, planned } of NIGHT) {
      for (const [id, words] of Object.entries(sequences ?? {})) {
        if (words === null) delete known[id];
        else known[id] = words;
      }
      const problem = aProblem(known, {
        nights: [{ start: 0, end: 100 }],
        now,
        locked: locked ?? [],
        lost: lost ?? [],
      });
      const after: PlanResult = before === null ? plan(problem) : repair(problem, before);
      expect(violations(problem, after), what).toEqual([]);
      expect(Object.fromEntries(after.planned.map(({ id, start, end }) => [id, [start, end]])), what).toEqual(planned);
      before = after;
    }
  });

  it('says what it did to the planning before', () => {
    const first = aProblem(
      {
        kept: { windows: [[0, 20]], durationSeconds: 5, priority: 90, preferredStart: 0 },
        gone: { windows: [[0, 20]], durationSeconds: 5, priority: 80, preferredStart: 8 },
      },
      { nights: [{ start: 0, end: 20 }] },
    );
    const before = plan(first);
    const second: PlanningProblem = { ...first, sequences: first.sequences.filter(({ id }) => id === 'kept') };
    const { disturbance }: RepairResult = repair(second, before);
    expect(disturbance).toMatchObject({ dropped: [], moved: [], added: [], impossible: ['gone'], keptShare: 1 });
  });
});
