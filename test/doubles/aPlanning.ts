import type { Planning } from '../../main-services/model/planning.ts';

/** A planning of nothing, for a night that begins at the epoch, to be varied by the test that uses it. */
export function aPlanning(change: Partial<Planning> = {}): Planning {
  return {
    id: 1,
    nightDate: '2026-12-15',
    createdAt: 0,
    trigger: 'test',
    planStart: 0,
    planEnd: 1e9,
    planned: [],
    rejected: [],
    ...change,
  };
}
