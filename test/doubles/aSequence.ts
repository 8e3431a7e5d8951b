import type { Sequence } from '../../main-services/model/request.ts';

/** A sequence of five VIS and twelve NIR images, to be varied by the test that uses it. */
export function aSequence(change: Partial<Sequence> & { imagesTaken?: { VIS: number; NIR: number } } = {}): Sequence {
  const { imagesTaken = { VIS: 0, NIR: 0 }, ...rest } = change;
  return {
    id: 1,
    requestId: 1,
    name: 'M 31',
    status: 'PLANNED',
    statusReason: null,
    rightAscensionDegrees: 10.6847,
    declinationDegrees: 41.269,
    priorityOffset: 0,
    durationSeconds: 400,
    overheadSeconds: 60,
    windows: [],
    preferredAt: null,
    mayMoveEarlierSeconds: 0,
    mayMoveLaterSeconds: 0,
    mandatory: false,
    reportNights: 0,
    minimumMoonDistanceDegrees: 30,
    maximumAirmass: 2,
    albums: [
      {
        id: 1,
        sequenceId: 1,
        detector: 'VIS',
        plans: [
          {
            id: 1,
            albumId: 1,
            name: 'r',
            filter: 'r',
            exposureSeconds: 60,
            imageCount: 5,
            ditherArcseconds: 10,
            imagesTaken: imagesTaken.VIS,
          },
        ],
      },
      {
        id: 2,
        sequenceId: 1,
        detector: 'NIR',
        plans: [
          {
            id: 2,
            albumId: 2,
            name: 'J',
            filter: 'J',
            exposureSeconds: 20,
            imageCount: 12,
            ditherArcseconds: 10,
            imagesTaken: imagesTaken.NIR,
          },
        ],
      },
    ],
    ...rest,
  };
}
