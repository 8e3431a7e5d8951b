import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../../../main-services/scheduler/createPlanner.ts';
import type { Explanation, ExplanationKind } from '../../../../main-services/scheduler/explain/Explanation.ts';
import { explain } from '../../../../main-services/scheduler/explain/explain.ts';
import type { LimitFact, ObservatoryFacts } from '../../../../main-services/scheduler/explain/ObservatoryFacts.ts';
import type { PlanningProblem } from '../../../../main-services/scheduler/PlanningProblem.ts';
import { aProblem, type SequenceWords } from '../aProblem.ts';

interface Case {
  readonly name: string;
  readonly sequences: Readonly<Record<string, SequenceWords>>;
  readonly change?: Partial<Omit<PlanningProblem, 'sequences'>>;
  readonly facts?: ObservatoryFacts;
  /** The sequence that is asked about is always `s`. */
  readonly kind: ExplanationKind;
  readonly sentence: RegExp;
  readonly numbers?: Explanation['facts'];
  readonly against?: readonly string[];
  /** The sentence of the first remedy; null = there is none. */
  readonly remedy?: string | null;
}

const limits = (...facts: LimitFact[]): ObservatoryFacts => ({ limits: new Map([['s', facts]]) });
const MINUTE = 60;
const NIGHT = { nights: [{ start: 0, end: 100 * MINUTE }], overhead: { kind: 'constant', seconds: MINUTE } } as const;

const CASES: readonly Case[] = [
  {
    name: 'never visible, with the closest approach',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'altitude', closestDegrees: 18, limitDegrees: 30, enoughDegrees: 15.5 }),
    kind: 'never-visible',
    sentence: /closest approach is 12\.0° below the limit: it reaches 18\.0° and 30\.0° are needed/,
    numbers: { closestDegrees: 18, limitDegrees: 30, missingDegrees: 12 },
    remedy: 'An altitude limit of 15.5° instead of 30.0°.',
  },
  {
    name: 'never visible, by airmass',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'airmass', closest: 2.31, limit: 2, enough: null }),
    kind: 'never-visible',
    sentence: /smallest airmass is 2\.31, and 2\.00 is the most/,
    remedy: null,
  },
  {
    name: 'never visible, in the words handed in',
    sequences: { s: { windows: [], whyNoWindow: 'It is below the horizon all night.' } },
    kind: 'never-visible',
    sentence: /^It is below the horizon all night\.$/,
  },
  {
    name: 'the Moon is too near',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'moon-distance', closestDegrees: 22, limitDegrees: 40, enoughDegrees: 20 }),
    kind: 'moon',
    sentence: /Moon is too near: at best 22\.0° away, 18\.0° less than the 40\.0° asked for/,
    numbers: { missingDegrees: 18 },
  },
  {
    name: 'the Moon is too bright',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'moon-light', illuminationPercent: 87, limitPercent: 50 }),
    kind: 'moon',
    sentence: /Moon is too bright: 87 % of it are lit, and at most 50 % are asked for/,
  },
  {
    name: 'conditions',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'conditions', sentence: 'It asks for a photometric sky, and the sky is cloudy.' }),
    kind: 'conditions',
    sentence: /photometric sky/,
  },
  {
    name: 'a blocking device',
    sequences: { s: { windows: [] } },
    facts: limits({ kind: 'device', device: 'telescope', sentence: 'The telescope does not answer.' }),
    kind: 'blocking-device',
    sentence: /telescope does not answer/,
    numbers: { device: 'telescope' },
  },
  {
    name: 'window shorter than the sequence, by how much',
    sequences: { s: { windows: [[0, 16 * MINUTE]], durationSeconds: 20 * MINUTE } },
    change: NIGHT,
    kind: 'window-too-short',
    sentence: /window is 4 min too short: it takes 20 min, and its longest window has 16 min/,
    numbers: { durationSeconds: 1200, longestWindowSeconds: 960, missingSeconds: 240 },
    remedy: 'A duration shorter by 4 min (16 min).',
  },
  {
    name: 'longer than the night',
    sequences: { s: { windows: [[-9000, 90_000]], durationSeconds: 110 * MINUTE } },
    change: NIGHT,
    kind: 'outside-the-night',
    sentence: /10 min longer than the night/,
    numbers: { missingSeconds: 600 },
    remedy: 'A duration shorter by 10 min (1 h 40 min).',
  },
  {
    name: 'only the end of its window lies inside the night',
    sequences: { s: { windows: [[-3000, 300]], durationSeconds: 10 * MINUTE } },
    change: NIGHT,
    kind: 'outside-the-night',
    sentence: /only 5 min of its windows lie inside the night: 5 min too few/,
  },
  {
    name: 'too late',
    sequences: { s: { windows: [[0, 20 * MINUTE]], durationSeconds: 10 * MINUTE } },
    change: { ...NIGHT, now: 12 * MINUTE },
    kind: 'too-late',
    sentence: /too late to start it: 8 min of its windows are left/,
    numbers: { leftSeconds: 480, missingSeconds: 120 },
  },
  {
    name: 'time lost, and to what',
    sequences: { s: { windows: [[0, 30 * MINUTE]], durationSeconds: 20 * MINUTE } },
    change: { ...NIGHT, lost: [{ start: 15 * MINUTE, end: 90 * MINUTE }] },
    facts: { lostTimes: [{ start: 15 * MINUTE, end: 90 * MINUTE, kind: 'conditions', cause: 'clouds' }] },
    kind: 'time-lost',
    sentence: /takes 20 min, and time lost \(clouds\) leaves 15 min at a time/,
    numbers: { leftSeconds: 900, missingSeconds: 300, lostSeconds: 900, causes: ['clouds'] },
    remedy: 'A duration shorter by 5 min (15 min).',
  },
  {
    name: 'time lost while a device was out',
    sequences: { s: { windows: [[0, 30 * MINUTE]], durationSeconds: 20 * MINUTE } },
    change: { ...NIGHT, lost: [{ start: 0, end: 90 * MINUTE }] },
    facts: { lostTimes: [{ start: 0, end: 90 * MINUTE, kind: 'device', cause: 'the dome is out of order' }] },
    kind: 'blocking-device',
    sentence: /the dome is out of order\) leaves nothing of its windows/,
  },
  {
    name: 'preferred time out of reach',
    sequences: {
      s: {
        windows: [[50 * MINUTE, 80 * MINUTE]],
        durationSeconds: 600,
        preferredStart: 0,
        mayMoveEarlierSeconds: 0,
        mayMoveLaterSeconds: 40 * MINUTE,
      },
    },
    change: NIGHT,
    kind: 'preference-impossible',
    sentence: /within 0 s before and 40 min after its preferred start/,
    remedy: 'A window longer by 10 min.',
  },
  {
    name: 'programme quota, by how much and who spends it',
    sequences: {
      s: { windows: [[0, 6000]], durationSeconds: 1200, priority: 10 },
      other: { windows: [[0, 6000]], durationSeconds: 1200, priority: 90 },
    },
    change: { ...NIGHT, programmes: [{ id: 'P', class: 'A', quotaSeconds: 1800, usedSeconds: 300 }] },
    kind: 'programme-quota',
    sentence:
      /quota of programme P \(30 min\) has 5 min left, and it takes 20 min: 15 min too much\. It is spent by 'other' \(priority 90\)/,
    numbers: { programme: 'P', leftSeconds: 300, missingSeconds: 900 },
    against: ['other'],
  },
  {
    name: 'user quota',
    sequences: { s: { windows: [[0, 6000]], durationSeconds: 1200, user: 'ann' } },
    change: { ...NIGHT, users: [{ id: 'ann', quotaSeconds: 600, usedSeconds: 0 }] },
    kind: 'user-quota',
    sentence: /quota of user ann \(10 min\) has 10 min left, and it takes 20 min: 10 min too much\./,
  },
  {
    name: 'a mandatory partner that is impossible',
    sequences: {
      s: { windows: [[0, 6000]], durationSeconds: 600, request: 'r' },
      partner: { windows: [[0, 300]], durationSeconds: 600, request: 'r' },
    },
    change: { ...NIGHT, requests: [{ id: 'r', strategy: 'all-or-nothing', mandatory: [] }] },
    kind: 'partner-impossible',
    sentence: /needs 'partner' planned too, and that cannot be: Its window is 5 min too short/,
    numbers: { partner: 'partner', partnerReason: 'window-too-short', request: 'r' },
    remedy: "Its request without 'partner' as mandatory.",
  },
  {
    name: 'lost against which sequences of which priority',
    sequences: {
      s: { windows: [[0, 1200]], durationSeconds: 1200, priority: 40 },
      first: { windows: [[0, 600]], durationSeconds: 540, priority: 90 },
      second: { windows: [[600, 1200]], durationSeconds: 600, priority: 80 },
    },
    change: NIGHT,
    kind: 'lost-against',
    sentence:
      /Lost against 'first' \(priority 90\), 'second' \(priority 80\); its priority is 40, and beside them there is no room of 20 min\. Forcing it in would cost 50\.\d\d % of the plan's value/,
    against: ['first', 'second'],
  },
  {
    name: 'lost against an alert',
    sequences: {
      s: { windows: [[0, 600]], durationSeconds: 600, priority: 100 },
      alert: { windows: [[0, 600]], durationSeconds: 600, priority: 1, alert: true },
    },
    change: NIGHT,
    kind: 'lost-against',
    sentence: /Lost against 'alert' \(alert\); its priority is 100.*push out something that goes before it/,
    against: ['alert'],
  },
  {
    name: 'what is fixed stands in its way',
    sequences: {
      s: { windows: [[0, 600]], durationSeconds: 600, priority: 100 },
      running: { windows: [[0, 600]], durationSeconds: 600, priority: 1 },
    },
    change: { ...NIGHT, now: 0, locked: [{ id: 'running', start: 0 }] },
    kind: 'lost-against',
    sentence: /no room of 10 min for it beside what is fixed: 'running' \(fixed\)/,
    against: ['running'],
  },
];

describe('why a sequence is not planned', () => {
  it.each(CASES)('$name', ({ sequences, change, facts, kind, sentence, numbers, against, remedy }) => {
    const planner = createPlanner(aProblem(sequences, change));
    planner.improve({});
    const explanation = explain(planner, facts).find(({ id }) => id === 's');
    expect(explanation).toMatchObject({ outcome: 'rejected', kind, facts: numbers ?? {} });
    expect(explanation?.sentence).toMatch(sentence);
    expect(explanation?.against.map(({ id }) => id)).toEqual(against ?? []);
    if (remedy !== undefined) expect(explanation?.remedies[0]?.sentence ?? null).toBe(remedy);
  });
});

describe('why a planned sequence is not where it prefers to be', () => {
  it.each<[string, Readonly<Record<string, SequenceWords>>, Partial<PlanningProblem>, RegExp, readonly string[]]>([
    [
      'another one stands there',
      {
        s: { windows: [[0, 100]], durationSeconds: 10, preferredStart: 20, priority: 10 },
        major: { windows: [[20, 30]], durationSeconds: 10, priority: 90 },
      },
      {},
      /planned 1[01] s (earlier|later) than preferred, to make room for 'major' \(priority 90\)/,
      ['major'],
    ],
    [
      'it is not observable then',
      { s: { windows: [[40, 100]], durationSeconds: 10, preferredStart: 20 } },
      {},
      /planned 20 s later than preferred: then it is not observable as a whole/,
      [],
    ],
    [
      'the time has passed',
      { s: { windows: [[0, 100]], durationSeconds: 10, preferredStart: 20 } },
      { now: 30 },
      /planned 10 s later than preferred: that time has passed/,
      [],
    ],
    [
      'the time is lost',
      { s: { windows: [[0, 100]], durationSeconds: 10, preferredStart: 0 } },
      { lost: [{ start: 0, end: 30 }] },
      /planned 30 s later than preferred: that time is lost/,
      [],
    ],
  ])('%s', (_name, sequences, change, sentence, against) => {
    const planner = createPlanner(aProblem(sequences, { nights: [{ start: 0, end: 100 }], ...change }));
    planner.improve({});
    const explanation = explain(planner).find(({ id }) => id === 's');
    expect(explanation).toMatchObject({ outcome: 'moved', price: null, remedies: [] });
    expect(explanation?.sentence).toMatch(sentence);
    expect(explanation?.against.map(({ id }) => id)).toEqual(against);
  });

  it('is told against the planning before, where there is one', () => {
    const problem = aProblem(
      {
        s: { windows: [[0, 100]], durationSeconds: 10, priority: 10 },
        alert: { windows: [[0, 12]], durationSeconds: 10, alert: true },
      },
      { nights: [{ start: 0, end: 100 }] },
    );
    const planner = createPlanner(problem);
    planner.improve({});
    const start = planner.result().planned.find(({ id }) => id === 's')?.start ?? 0;
    const [explanation, ...others] = explain(planner, { previousStarts: new Map([['s', 5]]) });
    expect(explanation).toMatchObject({ id: 's', outcome: 'moved', kind: 'made-room' });
    expect(explanation?.facts).toMatchObject({ from: 5, start });
    expect(explanation?.sentence).toMatch(/later than in the planning before, to make room for 'alert' \(alert\)\./);
    expect(others).toEqual([]);
  });

  it('names the times when it is told how', () => {
    const planner = createPlanner(
      aProblem({ s: { windows: [[40, 100]], preferredStart: 20 } }, { nights: [{ start: 0, end: 100 }] }),
    );
    const [explanation] = explain(planner, { timeInWords: (instant) => `minute ${instant}` });
    expect(explanation?.sentence).toMatch(/20 s later than preferred \(minute 20\)/);
  });

  it('says nothing about those that are where they want to be', () => {
    const planner = createPlanner(aProblem({ s: { windows: [[0, 9]], preferredStart: 3 }, t: { windows: [[6, 9]] } }));
    expect(explain(planner)).toEqual([]);
  });
});
