import type { PlannableSequence, PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';

/** A sequence in few words: its windows and duration, and what differs from the plainest one. */
export type SequenceWords = Partial<Omit<PlannableSequence, 'id' | 'windows'>> & {
  readonly windows: readonly (readonly [number, number])[];
};

/** The plainest problem: one night from 0 to 12, overhead 1, one programme without a quota. */
export function aProblem(
  sequences: Readonly<Record<string, SequenceWords>>,
  change: Partial<Omit<PlanningProblem, 'sequences'>> = {},
): PlanningProblem {
  return {
    nights: [{ start: 0, end: 12 }],
    now: null,
    lost: [],
    overhead: { kind: 'constant', seconds: 1 },
    objective: { ranking: 'strict', worth: 'priority-time' },
    programmes: [{ id: 'P', class: 'A', quotaSeconds: null, usedSeconds: 0 }],
    users: [],
    requests: [],
    locked: [],
    sequences: Object.entries(sequences).map(([id, { windows, ...words }]) => ({
      id,
      name: id,
      request: null,
      programme: 'P',
      user: null,
      alert: false,
      priority: 50,
      durationSeconds: 1,
      overheadSeconds: 0,
      preferredStart: null,
      mayMoveEarlierSeconds: null,
      mayMoveLaterSeconds: null,
      rightAscensionDegrees: 0,
      declinationDegrees: 0,
      whyNoWindow: null,
      windows: windows.map(([start, end]) => ({ start, end })),
      ...words,
    })),
    ...change,
  };
}
