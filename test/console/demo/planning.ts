import type { LostTime } from '../../../main-services/model/operations.ts';
import type { PlannedSequence, Planning } from '../../../main-services/model/planning.ts';
import { at } from './scene.ts';

type Line = readonly [id: number, name: string, programme: string, start: string, end: string, status: string];

const LINES: readonly Line[] = [
  [4118, 'Sky flats', 'CAL', '00:52:00', '01:12:00', 'COMPLETED'],
  [4120, 'PG 0231+051', 'CAL', '01:42:00', '01:50:00', 'COMPLETED'],
  [4121, 'M 31 field 3', 'NOVA', '01:52:00', '02:38:00', 'COMPLETED'],
  [4122, 'BL Lac', 'AGN', '02:40:00', '03:04:00', 'COMPLETED'],
  [4125, 'AT 2026aegk', 'TDE', '03:07:00', '03:52:00', 'COMPLETED'],
  [4126, '3C 66A', 'AGN', '03:55:00', '04:18:00', 'COMPLETED'],
  [4127, 'NGC 1275', 'AGN', '04:21:00', '04:32:00', 'INTERRUPTED'],
  [4128, 'NGC 1275', 'AGN', '05:04:00', '05:37:00', 'COMPLETED'],
  [4131, 'PG 0231+051', 'CAL', '05:46:00', '05:54:00', 'COMPLETED'],
  [4133, 'WASP-12', 'EXO', '05:57:00', '06:09:39', 'INTERRUPTED'],
  [4152, 'GRB 261216A', 'GRB', '06:09:40', '06:51:30', 'EXECUTING'],
  [4140, 'AT 2026aegk', 'TDE', '06:53:00', '07:22:00', 'EXPECTED'],
  [4134, 'GD 71', 'CAL', '07:24:00', '07:32:00', 'EXPECTED'],
  [4135, 'PKS 0735+178', 'AGN', '07:35:00', '08:05:00', 'EXPECTED'],
  [4153, 'WASP-12', 'EXO', '08:08:00', '09:20:00', 'EXPECTED'],
  [4154, 'GRB 261216A', 'GRB', '09:22:00', '09:52:00', 'EXPECTED'],
  [4137, 'OJ 287', 'AGN', '09:55:00', '10:33:00', 'EXPECTED'],
  [4138, 'GRB 261213B', 'GRB', '10:36:00', '11:20:00', 'EXPECTED'],
  [4139, 'SN 2026adwq', 'SN', '11:22:00', '11:52:00', 'EXPECTED'],
  [4141, 'S5 0716+714', 'AGN', '11:55:00', '12:20:00', 'EXPECTED'],
  [4142, 'Mrk 421', 'AGN', '12:23:00', '12:50:00', 'EXPECTED'],
  [4143, '1ES 1011+496', 'AGN', '12:52:00', '13:14:00', 'EXPECTED'],
  [4119, 'Night flats', 'CAL', '13:37:00', '14:01:00', 'EXPECTED'],
];

/** J2000 degrees. */
export const TARGETS: Readonly<Record<string, readonly [number, number]>> = {
  'GRB 261216A': [69.5525, 11.4103],
  'BL Lac': [330.6804, 42.2778],
  'M 31 field 3': [10.92, 41.42],
  'NGC 1275': [49.9507, 41.5117],
  '3C 66A': [35.6651, 43.0355],
  'PG 0231+051': [38.4188, 5.3122],
  'AT 2026aegk': [26.914, 18.273],
  'S5 0716+714': [110.4727, 71.3434],
  'WASP-12': [97.6367, 29.6722],
  'OJ 287': [133.7036, 20.1085],
  'GD 71': [88.1151, 15.887],
  'PKS 0735+178': [114.5309, 17.7053],
  'SN 2026adwq': [152.314, 28.571],
  'Mrk 421': [166.1138, 38.2088],
  '1ES 1011+496': [153.7672, 49.4335],
  'GRB 261213B': [143.21, 33.87],
};

const planned: readonly PlannedSequence[] = LINES.map(([id, name, programme, start, end, status]) => ({
  sequenceId: id,
  requestId: id - 3340,
  name,
  programme,
  isAlert: programme === 'GRB',
  priority: { GRB: 10, EXO: 7, TDE: 6, CAL: 4 }[programme] ?? 5,
  start: at(start),
  end: at(end),
  status,
  rightAscensionDegrees: TARGETS[name]?.[0] ?? 0,
  declinationDegrees: TARGETS[name]?.[1] ?? 0,
  roomEarlierSeconds: 120,
  roomLaterSeconds: 900,
  ...(id === 4140 ? { movedBecause: 'It made room for GRB 261216A.' } : {}),
}));

/** The planning that the burst brought about. */
export const demoPlanning: Planning = {
  id: 48,
  nightDate: '2026-12-15',
  createdAt: at('06:09:37'),
  trigger: 'alert GRB 261216A',
  planStart: at('01:38:00'),
  planEnd: at('13:37:00'),
  planned,
  certificate: { value: 2_509_200, bound: 2_519_400, gap: 0.004, optimal: false },
  rejected: [
    {
      sequenceId: 4136,
      requestId: 796,
      name: 'WASP-12 transit',
      programme: 'EXO',
      reason: 'Egress at 07:04 falls inside the alert; no full transit is left tonight.',
      detail: { code: 'outside-the-night', against: [], valueLost: null, displaces: [], wouldTake: null },
    },
    {
      sequenceId: 4129,
      requestId: 789,
      name: '3C 66A, second epoch',
      programme: 'AGN',
      reason: 'Loses 40 min to GRB 261216A; air mass 2 is reached at 09:30.',
      detail: {
        code: 'lost-against',
        against: [4152],
        valueLost: 9600,
        displaces: [4152],
        wouldTake: 'Priority 11 instead of 5.',
      },
    },
    {
      sequenceId: 4144,
      requestId: 804,
      name: 'M 31 field 5',
      programme: 'NOVA',
      reason: 'The quota of NOVA has 0 min left of 46 min tonight.',
      detail: {
        code: 'programme-quota',
        against: [],
        valueLost: null,
        displaces: [],
        wouldTake: '12 min more for NOVA tonight.',
      },
    },
    {
      sequenceId: 4146,
      requestId: 806,
      name: 'BL Lac, second epoch',
      programme: 'AGN',
      reason: 'Sets under 15° at 06:37, before the alert ends.',
      detail: { code: 'window-too-short', against: [], valueLost: null, displaces: [], wouldTake: null },
    },
    {
      sequenceId: 4151,
      requestId: 811,
      name: 'NGC 2403',
      programme: 'SN',
      reason: 'Moon 31° away, 40° are needed; after Moonset no 55 min are free.',
      detail: {
        code: 'moon',
        against: [4137, 4138],
        valueLost: 4200,
        displaces: [4137, 4138],
        wouldTake: 'A smallest distance from the Moon of 31° instead of 40°.',
      },
    },
  ],
};

export const demoLost: readonly LostTime[] = [
  { cause: 'Humidity', start: at('04:32:04'), end: at('05:02:10') },
  { cause: 'Telescope', start: at('05:37:00'), end: at('05:44:00') },
];
