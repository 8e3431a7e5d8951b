import fc from 'fast-check';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import { aProblem, type SequenceWords } from './aProblem.ts';

const instant = fc.integer({ min: -10, max: 130 });
const window = fc
  .tuple(instant, fc.integer({ min: 0, max: 60 }))
  .map(([start, length]) => [start, start + length] as const);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const sequence: fc.Arbitrary<SequenceWords> = fc.record({
  windows: fc.array(window, { maxLength: 3 }),
  durationSeconds: fc.integer({ min: 1, max: 30 }),
  overheadSeconds: fc.integer({ min: 0, max: 4 }),
  priority: fc.integer({ min: -5, max: 100 }),
  alert: fc.boolean(),
  programme: fc.constantFrom('A', 'B', 'C'),
  user: optional(fc.constantFrom('ann', 'bob')),
  request: optional(fc.constantFrom('r1', 'r2', 'r3')),
  preferredStart: optional(instant),
  mayMoveEarlierSeconds: optional(fc.integer({ min: 0, max: 20 })),
  mayMoveLaterSeconds: optional(fc.integer({ min: 0, max: 20 })),
  rightAscensionDegrees: fc.integer({ min: 0, max: 359 }),
  declinationDegrees: fc.integer({ min: -90, max: 90 }),
});

const quota = optional(fc.integer({ min: 0, max: 80 }));
const interval = fc
  .tuple(instant, fc.integer({ min: 0, max: 40 }))
  .map(([start, length]) => ({ start, end: start + length }));

/** Problems of every kind, small enough to be many: windows, nights, tolerances, quotas, requests, alerts, fixed ones, slews. */
export const anyProblem: fc.Arbitrary<PlanningProblem> = fc
  .record({
    sequences: fc.array(sequence, { maxLength: 14 }),
    nights: fc.constantFrom(
      [{ start: 0, end: 120 }],
      [
        { start: 0, end: 50 },
        { start: 70, end: 120 },
      ],
    ),
    now: optional(instant),
    lost: fc.array(interval, { maxLength: 2 }),
    overhead: fc.constantFrom<PlanningProblem['overhead']>(
      { kind: 'constant', seconds: 0 },
      { kind: 'constant', seconds: 2 },
      { kind: 'slew', baseSeconds: 1, degreesPerSecond: 30, stepSeconds: 1 },
    ),
    ranking: fc.constantFrom('strict' as const, 'value' as const),
    worth: fc.constantFrom('priority' as const, 'priority-time' as const),
    quotas: fc.tuple(quota, quota, quota, quota, quota),
    used: fc.integer({ min: 0, max: 20 }),
    strategies: fc.array(fc.constantFrom('best-effort' as const, 'all-or-nothing' as const), {
      minLength: 3,
      maxLength: 3,
    }),
    mandatory: fc.array(fc.nat(), { maxLength: 4 }),
    lockedFrom: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 15 })), { maxLength: 3 }),
  })
  .map((raw) => {
    const ids = raw.sequences.map((_, i) => `s${i}`);
    const base = aProblem(Object.fromEntries(raw.sequences.map((words, i) => [`s${i}`, words])));
    const mandatory = new Set(raw.mandatory.flatMap((n) => ids[n % Math.max(1, ids.length)] ?? []));
    const locked: { id: string; start: number }[] = [];
    let free = 0;
    for (const [n, wait] of raw.lockedFrom) {
      const one = base.sequences[n % Math.max(1, ids.length)];
      if (!one || locked.some(({ id }) => id === one.id)) continue;
      locked.push({ id: one.id, start: free + wait });
      free += wait + one.durationSeconds;
    }
    return {
      ...base,
      nights: raw.nights,
      now: raw.now,
      lost: raw.lost,
      overhead: raw.overhead,
      objective: { ranking: raw.ranking, worth: raw.worth },
      programmes: (['A', 'B', 'C'] as const).map((id, i) => ({
        id,
        class: id,
        quotaSeconds: raw.quotas[i] ?? null,
        usedSeconds: raw.used,
      })),
      users: ['ann', 'bob'].map((id, i) => ({ id, quotaSeconds: raw.quotas[3 + i] ?? null, usedSeconds: 0 })),
      requests: ['r1', 'r2', 'r3'].map((id, i) => ({
        id,
        strategy: raw.strategies[i] ?? 'best-effort',
        mandatory: base.sequences.filter((s) => s.request === id && mandatory.has(s.id)).map((s) => s.id),
      })),
      locked,
    };
  });
