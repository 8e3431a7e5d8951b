import type { SequenceWishes } from '../../main-services/model/sequenceWishes.ts';

/** What is asked for a sequence on M 31 with nothing special about it. */
export const SEQUENCE_WISHES: SequenceWishes = {
  name: 'M 31',
  rightAscensionDegrees: 10.6847,
  declinationDegrees: 41.269,
  priorityOffset: 0,
  overheadSeconds: 0,
  preferredAt: null,
  mayMoveEarlierSeconds: 0,
  mayMoveLaterSeconds: 0,
  mandatory: false,
  reportNights: 0,
  minimumMoonDistanceDegrees: 30,
  maximumAirmass: 2,
};
