import type { RequestDraft, SequenceDraft } from '../../main-services/model/requestDraft.ts';
import { SEQUENCE_WISHES } from './sequenceWishes.ts';

/** A draft with one sequence for each change, none of which takes images unless the test says so. */
export function aRequestDraft(name: string, ...sequences: readonly Partial<SequenceDraft>[]): RequestDraft {
  return {
    name,
    userName: 'observer',
    programmeName: 'AGN',
    isAlert: false,
    nightDate: '2026-12-15',
    allOrNothing: false,
    sequences: sequences.map((change) => ({
      ...SEQUENCE_WISHES,
      durationSeconds: null,
      windows: null,
      albums: [],
      ...change,
    })),
  };
}
