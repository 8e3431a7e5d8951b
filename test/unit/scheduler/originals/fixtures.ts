import type { PlanningProblem } from '../../../../main-services/scheduler/PlanningProblem.ts';
import type { SequenceWords } from '../aProblem.ts';

/** A night in few words, and the planning it must become. */
export interface Fixture {
  readonly name: string;
  readonly sequences: Readonly<Record<string, SequenceWords>>;
  readonly change?: Partial<Omit<PlanningProblem, 'sequences'>>;
  /** id → [start, end]. */
  readonly planned: Readonly<Record<string, readonly [number, number]>>;
  /** id → what its reason says. */
  readonly rejected?: Readonly<Record<string, RegExp>>;
}

/** The original's unit tests of its scheduler, night 0–12 and overhead 1 unless said otherwise; s1 is the most important. */
export const FIXTURES: readonly Fixture[] = [
  {
    name: 'three sequences that do not touch',
    sequences: { s1: { windows: [[0, 2]] }, s2: { windows: [[4, 6]] }, s3: { windows: [[7, 9]] } },
    planned: { s1: [0, 1], s2: [4, 5], s3: [7, 8] },
  },
  {
    name: '3_SEQ_MOVE_LEFT: the first one moves left of its preferred start',
    sequences: {
      s1: { windows: [[5, 10]], durationSeconds: 1, preferredStart: 7, priority: 3 },
      s2: { windows: [[3, 7]], durationSeconds: 2, priority: 2 },
      s3: { windows: [[6, 10]], durationSeconds: 2, priority: 1 },
    },
    planned: { s2: [3, 5], s1: [6, 7], s3: [8, 10] },
  },
  {
    name: '3_SEQ_MOVE_RIGHT: the second one moves right',
    sequences: {
      s1: { windows: [[7, 10]], durationSeconds: 2, preferredStart: 7, priority: 3 },
      s2: { windows: [[1, 7]], durationSeconds: 3, priority: 2 },
      s3: { windows: [[1, 2]], durationSeconds: 1, priority: 1 },
    },
    planned: { s3: [1, 2], s2: [3, 6], s1: [7, 9] },
  },
  {
    name: '3_SEQ_MOVE_BOTH: the third one pushes one to either side',
    sequences: {
      s1: { windows: [[4, 9]], durationSeconds: 1, preferredStart: 6, priority: 3 },
      s2: { windows: [[7, 12]], durationSeconds: 2, priority: 2 },
      s3: { windows: [[6, 9]], durationSeconds: 2, priority: 1 },
    },
    planned: { s1: [4, 5], s3: [6, 8], s2: [9, 11] },
  },
  {
    name: 'priority: of two for the same place the more important one is planned',
    sequences: {
      minor: { windows: [[2, 5]], durationSeconds: 3, priority: 10 },
      major: { windows: [[2, 5]], durationSeconds: 3, priority: 20 },
    },
    planned: { major: [2, 5] },
    rejected: { minor: /'major' \(priority 20\); its priority is 10/ },
  },
  {
    name: 'priority with overlap: the less important one goes beside it',
    sequences: {
      minor: { windows: [[2, 9]], durationSeconds: 3, priority: 10 },
      major: { windows: [[2, 6]], durationSeconds: 3, priority: 20 },
    },
    planned: { major: [2, 5], minor: [6, 9] },
  },
  {
    name: 'an alert goes before everything, whatever its priority',
    sequences: {
      routine: { windows: [[2, 5]], durationSeconds: 3, priority: 95 },
      alert: { windows: [[2, 5]], durationSeconds: 3, priority: 1, alert: true },
    },
    planned: { alert: [2, 5] },
    rejected: { routine: /'alert' \(alert\)/ },
  },
  {
    name: 'programme quota: what is left does not suffice',
    sequences: {
      s1: { windows: [[0, 3]], durationSeconds: 3, priority: 3 },
      s2: { windows: [[0, 12]], durationSeconds: 3, priority: 2 },
      s3: { windows: [[4, 12]], durationSeconds: 1, priority: 1 },
    },
    change: { programmes: [{ id: 'P', class: 'A', quotaSeconds: 6, usedSeconds: 1 }] },
    planned: { s1: [0, 3], s3: [4, 5] },
    rejected: { s2: /quota of programme P \(6 s\) has 1 s left, and it takes 3 s: 2 s too much/ },
  },
  {
    name: 'user quota: nothing left',
    sequences: { s1: { windows: [[0, 12]], user: 'ann' }, s2: { windows: [[0, 12]], user: 'bob' } },
    change: {
      users: [
        { id: 'ann', quotaSeconds: 100, usedSeconds: 100 },
        { id: 'bob', quotaSeconds: 1, usedSeconds: 0 },
      ],
    },
    planned: { s2: [0, 1] },
    rejected: { s1: /quota of user ann .* has 0 s left/ },
  },
  {
    name: 'an alert is not held back by a quota, but counts',
    sequences: {
      alert: { windows: [[0, 12]], durationSeconds: 5, alert: true },
      routine: { windows: [[0, 12]], durationSeconds: 1 },
    },
    change: { programmes: [{ id: 'P', class: 'A', quotaSeconds: 4, usedSeconds: 0 }] },
    planned: { alert: [0, 5] },
    rejected: { routine: /0 s left/ },
  },
  { name: 'nothing to plan', sequences: {}, planned: {} },
  {
    name: 'nothing to plan: the night has no duration',
    sequences: { s1: { windows: [[0, 12]] } },
    change: { nights: [{ start: 5, end: 5 }] },
    planned: {},
    rejected: { s1: /night/ },
  },
  {
    name: 'the last free minute: two that fill the night with the overhead between them',
    sequences: {
      s1: { windows: [[0, 12]], durationSeconds: 6, priority: 2 },
      s2: { windows: [[0, 12]], durationSeconds: 5, priority: 2 },
      s3: { windows: [[0, 12]], durationSeconds: 1, priority: 1, preferredStart: 0 },
    },
    change: { locked: [{ id: 's1', start: 0 }] },
    planned: { s1: [0, 6], s2: [7, 12] },
    rejected: { s3: /'s1' \(fixed\)|'s2'/ },
  },
  {
    name: 'everything in conflict: the most important one stays',
    sequences: Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((i) => [`s${i}`, { windows: [[3, 6]] as const, durationSeconds: 3, priority: i }]),
    ),
    planned: { s6: [3, 6] },
    rejected: { s1: /'s6'/, s2: /'s6'/, s3: /'s6'/, s4: /'s6'/, s5: /'s6'/ },
  },
  {
    name: 'longer than the night',
    sequences: { s1: { windows: [[-10, 30]], durationSeconds: 13 } },
    planned: {},
    rejected: { s1: /takes 13 s, and the night has 12 s/ },
  },
  {
    name: 'longer than its window, and never visible at all',
    sequences: {
      long: {
        windows: [
          [0, 2],
          [5, 8],
        ],
        durationSeconds: 4,
      },
      never: { windows: [], whyNoWindow: 'It reaches 12.0° and needs 30.0°.' },
    },
    planned: {},
    rejected: { long: /takes 4 s, and its longest window has 3 s/, never: /reaches 12\.0°/ },
  },
  {
    name: 'the second window is used when the first one is taken',
    sequences: {
      s1: { windows: [[0, 3]], durationSeconds: 3, priority: 9 },
      s2: {
        windows: [
          [0, 3],
          [8, 12],
        ],
        durationSeconds: 3,
      },
    },
    planned: { s1: [0, 3], s2: [8, 11] },
  },
  {
    name: 'tolerances hold: it may go two later, not more',
    sequences: {
      s1: { windows: [[4, 7]], durationSeconds: 3, priority: 9 },
      near: { windows: [[0, 12]], preferredStart: 6, mayMoveEarlierSeconds: 0, mayMoveLaterSeconds: 2 },
      far: { windows: [[0, 12]], preferredStart: 6, mayMoveEarlierSeconds: 0, mayMoveLaterSeconds: 1, priority: 1 },
    },
    planned: { s1: [4, 7], near: [8, 9] },
    rejected: { far: /^Lost against '/ },
  },
  {
    name: 'executing and fixed sequences stay; nothing else starts before now',
    sequences: {
      running: { windows: [[0, 1]], durationSeconds: 4, priority: 0 },
      alert: { windows: [[0, 12]], durationSeconds: 2, alert: true },
      over: { windows: [[0, 4]], durationSeconds: 1 },
    },
    change: { now: 5, locked: [{ id: 'running', start: 3 }] },
    planned: { running: [3, 7], alert: [8, 10] },
    rejected: { over: /last window is over/ },
  },
  {
    name: 'all or nothing: one impossible sequence takes the others with it and gives their place free',
    sequences: {
      a1: { windows: [[0, 4]], durationSeconds: 4, request: 'a', priority: 9 },
      a2: { windows: [[0, 4]], durationSeconds: 4, request: 'a', priority: 9 },
      b: { windows: [[0, 4]], durationSeconds: 2, priority: 1 },
    },
    change: { requests: [{ id: 'a', strategy: 'all-or-nothing', mandatory: [] }] },
    planned: { b: [0, 2] },
    rejected: { a1: /together with 'a2'/, a2: /together with 'a1'/ },
  },
  {
    name: 'an optional sequence waits for the mandatory one of its request',
    sequences: {
      mandatory: { windows: [], request: 'r' },
      optional: { windows: [[0, 12]], request: 'r' },
    },
    change: { requests: [{ id: 'r', strategy: 'best-effort', mandatory: ['mandatory'] }] },
    planned: {},
    rejected: {
      mandatory: /never observable/,
      optional: /needs 'mandatory' planned too, and that cannot be: It is never/,
    },
  },
  {
    name: 'clouds: lost time is taken out',
    sequences: { s1: { windows: [[0, 8]], durationSeconds: 3 }, s2: { windows: [[2, 6]], durationSeconds: 2 } },
    change: { lost: [{ start: 1, end: 5 }] },
    planned: { s1: [5, 8] },
    rejected: { s2: /lost time leaves 1 s at a time of its windows/ },
  },
  {
    name: 'strict: class A before class B, though B has the higher priority; value: the other way round',
    sequences: {
      a: { windows: [[0, 3]], durationSeconds: 3, programme: 'A', priority: 10 },
      b: { windows: [[0, 3]], durationSeconds: 3, programme: 'B', priority: 90 },
    },
    change: {
      programmes: [
        { id: 'A', class: 'A', quotaSeconds: null, usedSeconds: 0 },
        { id: 'B', class: 'B', quotaSeconds: null, usedSeconds: 0 },
      ],
    },
    planned: { a: [0, 3] },
    rejected: { b: /'a'/ },
  },
];
