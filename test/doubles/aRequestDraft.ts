import type { RequestDraft, SequenceDraft } from '../../main-services/model/requestDraft.ts';

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
      name: 'M 31',
      rightAscensionDegrees: 10.6847,
      declinationDegrees: 41.269,
      priorityOffset: 0,
      overheadSeconds: 0,
      durationSeconds: null,
      windows: null,
      preferredAt: null,
      mayMoveEarlierSeconds: 0,
      mayMoveLaterSeconds: 0,
      mandatory: false,
      reportNights: 0,
      minimumMoonDistanceDegrees: 30,
      maximumAirmass: 2,
      albums: [],
      ...change,
    })),
  };
}
