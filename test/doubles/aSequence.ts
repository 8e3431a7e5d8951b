import type { Sequence } from '../../main-services/model/request.ts';
import { SEQUENCE_WISHES } from './sequenceWishes.ts';

/** A sequence of five VIS and twelve NIR images, to be varied by the test that uses it. */
export function aSequence(change: Partial<Sequence> & { imagesTaken?: { VIS: number; NIR: number } } = {}): Sequence {
  const { imagesTaken = { VIS: 0, NIR: 0 }, ...rest } = change;
  return {
    id: 1,
    requestId: 1,
    ...SEQUENCE_WISHES,
    status: 'PLANNED',
    statusReason: null,
    durationSeconds: 400,
    overheadSeconds: 60,
    windows: [],
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
