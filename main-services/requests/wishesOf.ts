import type { SequenceWishes } from '../model/sequenceWishes.ts';

/** What was asked for a sequence, without what has become of it. */
export function wishesOf(sequence: SequenceWishes): SequenceWishes {
  return {
    name: sequence.name,
    rightAscensionDegrees: sequence.rightAscensionDegrees,
    declinationDegrees: sequence.declinationDegrees,
    priorityOffset: sequence.priorityOffset,
    overheadSeconds: sequence.overheadSeconds,
    preferredAt: sequence.preferredAt,
    mayMoveEarlierSeconds: sequence.mayMoveEarlierSeconds,
    mayMoveLaterSeconds: sequence.mayMoveLaterSeconds,
    mandatory: sequence.mandatory,
    reportNights: sequence.reportNights,
    minimumMoonDistanceDegrees: sequence.minimumMoonDistanceDegrees,
    maximumAirmass: sequence.maximumAirmass,
    ...(sequence.motion ? { motion: sequence.motion } : {}),
    ...(sequence.maximumMoonIllumination === undefined
      ? {}
      : { maximumMoonIllumination: sequence.maximumMoonIllumination }),
    ...(sequence.filler ? { filler: true } : {}),
  };
}
