import type { TaskView } from '../../../main-services/model/operations.ts';
import type { ObservationRequest, SequenceStatus } from '../../../main-services/model/request.ts';
import { demoPlanning } from './planning.ts';

/** One request per planned sequence. */
const perSequence: readonly ObservationRequest[] = demoPlanning.planned.slice(9).map((planned) => ({
  id: planned.requestId,
  name: planned.name,
  userId: 7,
  userName: planned.isAlert ? 'alert manager' : 'user 07',
  programmeId: 3,
  programmeName: planned.programme,
  programmePriority: planned.priority,
  isAlert: planned.isAlert,
  nightDate: demoPlanning.nightDate,
  allOrNothing: false,
  submitted: true,
  complete: false,
  createdAt: planned.start - 86_400_000,
  sequences: [
    {
      id: planned.sequenceId,
      requestId: planned.requestId,
      name: planned.name,
      status: (planned.status === 'EXPECTED' ? 'PLANNED' : planned.status) as SequenceStatus,
      statusReason: planned.status === 'INTERRUPTED' ? 'Interrupted by the alert GRB 261216A.' : null,
      rightAscensionDegrees: planned.rightAscensionDegrees,
      declinationDegrees: planned.declinationDegrees,
      priorityOffset: 0,
      durationSeconds: (planned.end - planned.start) / 1000 - 60,
      overheadSeconds: 60,
      windows: [{ start: planned.start - 3_600_000, end: planned.end + 3_600_000 }],
      preferredAt: null,
      mayMoveEarlierSeconds: 0,
      mayMoveLaterSeconds: 0,
      mandatory: planned.isAlert,
      reportNights: 2,
      minimumMoonDistanceDegrees: 30,
      maximumAirmass: 2,
      albums: [
        {
          id: planned.sequenceId * 2,
          sequenceId: planned.sequenceId,
          detector: 'VIS',
          plans: [
            {
              id: planned.sequenceId * 4,
              albumId: planned.sequenceId * 2,
              name: 'r deep',
              filter: 'r',
              exposureSeconds: 30,
              imageCount: 12,
              ditherArcseconds: 10,
              imagesTaken: planned.status === 'EXECUTING' ? 4 : 0,
            },
          ],
        },
        {
          id: planned.sequenceId * 2 + 1,
          sequenceId: planned.sequenceId,
          detector: 'NIR',
          plans: [
            {
              id: planned.sequenceId * 4 + 1,
              albumId: planned.sequenceId * 2 + 1,
              name: 'J',
              filter: 'J',
              exposureSeconds: 10,
              imageCount: 40,
              ditherArcseconds: 10,
              imagesTaken: planned.status === 'EXECUTING' ? 14 : 0,
            },
          ],
        },
      ],
    },
  ],
}));

const mixed = perSequence[2];

/** One per planned sequence, one with several fates, one not submitted. */
export const demoRequests: readonly ObservationRequest[] = mixed
  ? [
      ...perSequence,
      {
        ...mixed,
        id: 820,
        name: 'Blazar monitoring',
        programmeName: 'AGN',
        createdAt: mixed.createdAt + 90_000_000,
        sequences: mixed.sequences.flatMap((one) => [
          { ...one, id: 4201, requestId: 820, name: '3C 66A', status: 'COMPLETED' },
          {
            ...one,
            id: 4202,
            requestId: 820,
            name: 'BL Lac',
            status: 'REJECTED',
            statusReason: 'Sets under 15° at 06:37, before the alert ends.',
          },
        ]),
      },
      {
        ...mixed,
        id: 822,
        name: 'Jupiter and Phaethon',
        createdAt: mixed.createdAt + 89_000_000,
        submitted: false,
        sequences: mixed.sequences.flatMap((one) => [
          { ...one, id: 4203, requestId: 822, name: 'Jupiter', motion: { kind: 'planet', name: 'Jupiter' } },
          {
            ...one,
            id: 4204,
            requestId: 822,
            name: '(3200) Phaethon',
            motion: {
              kind: 'orbit',
              perihelionDistanceAu: 0.14,
              eccentricity: 0.89,
              inclinationDegrees: 22.3,
              ascendingNodeDegrees: 265.1,
              perihelionArgumentDegrees: 322.3,
              perihelionJulianDate: 2_461_400.5,
            },
          },
        ]),
      },
      { ...mixed, id: 821, name: 'M 31 field 6', submitted: false, createdAt: mixed.createdAt + 91_000_000 },
    ]
  : perSequence;

export function demoTasks(now: number): readonly TaskView[] {
  return [
    {
      id: 3,
      queue: 'execute_plan_vis',
      name: 'GRB 261216A r 30 s',
      state: 'running',
      createdAt: now - 190_000,
      startedAt: now - 190_000,
      endedAt: null,
      detail: '4 of 12',
    },
    {
      id: 2,
      queue: 'analysis',
      name: 'vis_0003.fits',
      state: 'waiting',
      createdAt: now - 3000,
      startedAt: null,
      endedAt: null,
      detail: '',
    },
    {
      id: 1,
      queue: 'scheduling',
      name: 'planning 48',
      state: 'done',
      createdAt: now - 191_000,
      startedAt: now - 191_000,
      endedAt: now - 190_200,
      detail: '12 planned, 5 rejected',
    },
  ];
}
