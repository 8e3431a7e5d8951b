import type { AltitudeCurve, PlanningSummary, UserQuota } from '../../../electron/ipc/contract/planning.ts';
import type { DryRun } from '../../../main-services/model/dryRun.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import type { ScientificProgramme, TimeWindow } from '../../../main-services/model/request.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { type Equatorial, toHorizontal } from '../../../renderer/sky/horizontal.ts';
import { demoNight, demoNightAfter } from './night.ts';
import { demoPlanning } from './planning.ts';
import { at } from './scene.ts';

const STEP_MS = 300_000;

/** Altitude of a place on the sky through the demo night, every five minutes. */
export function demoCurve(place: Equatorial): AltitudeCurve['points'] {
  const points = [];
  for (let t = demoNight.sunset - 1_800_000; t <= demoNight.sunrise + 1_800_000; t += STEP_MS)
    points.push({ at: t, altitudeDegrees: toHorizontal(place, t, SAN_PEDRO_MARTIR).altitudeDegrees });
  return points;
}

export function demoCurves(sequenceIds: readonly number[]): readonly AltitudeCurve[] {
  return demoPlanning.planned
    .filter((one) => sequenceIds.includes(one.sequenceId))
    .map((one) => ({ sequenceId: one.sequenceId, points: demoCurve(one) }));
}

const shifted: Readonly<Record<number, readonly [string, string]>> = {
  4133: ['05:57:00', '07:09:00'],
  4140: ['07:10:00', '07:39:00'],
  4134: ['07:41:00', '07:49:00'],
  4135: ['07:52:00', '08:22:00'],
};

/** The planning before the burst: WASP-12 whole, 3C 66A a second time, no burst. */
const beforeBurst: Planning = {
  ...demoPlanning,
  id: 47,
  createdAt: at('05:44:06'),
  trigger: 'telescope back',
  planned: [
    ...demoPlanning.planned
      .filter((one) => ![4152, 4153, 4154].includes(one.sequenceId))
      .map((one) => {
        const place = shifted[one.sequenceId];
        return {
          ...one,
          status: one.start < at('05:44:06') ? one.status : 'EXPECTED',
          ...(place ? { start: at(place[0]), end: at(place[1]) } : {}),
        };
      }),
    {
      ...(demoPlanning.planned[5] ?? demoPlanning.planned[0]),
      sequenceId: 4129,
      name: '3C 66A, second epoch',
      start: at('08:24:00'),
      end: at('09:04:00'),
      status: 'EXPECTED',
    } as Planning['planned'][number],
  ].sort((a, b) => a.start - b.start),
  rejected: demoPlanning.rejected.slice(2),
  certificate: { value: 2_283_000, bound: 2_299_000, gap: 0.007, optimal: false },
};

export const demoPlannings: readonly Planning[] = [
  demoPlanning,
  beforeBurst,
  { ...beforeBurst, id: 46, createdAt: at('04:33:10'), trigger: 'humidity' },
];

export const demoHistory: readonly PlanningSummary[] = demoPlannings.map((one) => ({
  id: one.id,
  nightDate: one.nightDate,
  gap: one.certificate?.gap ?? null,
  improves: null,
  createdAt: one.createdAt,
  trigger: one.trigger,
  planned: one.planned.length,
  rejected: one.rejected.length,
}));

/** What the scheduler computed for the night after. */
export const demoNextNight: Planning = {
  ...demoPlanning,
  id: 0,
  nightDate: demoNightAfter.date,
  createdAt: at('06:09:41'),
  trigger: 'computed ahead',
  planStart: demoNightAfter.start,
  planEnd: demoNightAfter.end,
  planned: demoPlanning.rejected.slice(0, 4).map((one, i) => ({
    ...(demoPlanning.planned[i + 12] as Planning['planned'][number]),
    sequenceId: one.sequenceId,
    requestId: one.requestId,
    name: one.name,
    programme: one.programme,
    status: 'EXPECTED',
    start: demoNightAfter.start + (0.4 + i * 2.1) * 3_600_000,
    end: demoNightAfter.start + (1.3 + i * 2.1) * 3_600_000,
  })),
  rejected: [],
  certificate: { value: 91_200, bound: 91_200, gap: 0, optimal: true },
};

/** What became of a request that was tried. */
export const demoDryRun: DryRun = {
  requestName: 'M 33 field 1',
  nightDate: demoPlanning.nightDate,
  verdict: "'M 33 field 1' would be planned; 1 other sequence would lose its place, 1 would move.",
  sequences: [{ name: 'M 33 field 1', start: at('07:24:00'), end: at('08:05:00'), reason: null, wouldTake: null }],
  displaced: [
    {
      sequenceId: 4135,
      requestId: 795,
      name: 'PKS 0735+178',
      programme: 'AGN',
      start: at('07:35:00'),
      newStart: null,
      reason: "It takes 30 min, and the night is taken by 'M 33 field 1' (priority 8).",
    },
    {
      sequenceId: 4134,
      requestId: 794,
      name: 'GD 71',
      programme: 'CAL',
      start: at('07:24:00'),
      newStart: at('08:08:00'),
      reason: null,
    },
  ],
  planning: demoPlanning,
  valueBefore: 2_509_000,
  valueAfter: 2_541_000,
};

export const demoUserQuotas: readonly UserQuota[] = [
  { userId: 7, userName: 'user 07', usedSeconds: 46 * 60, leftSeconds: 320 * 60 },
  { userId: 12, userName: 'user 12', usedSeconds: 91 * 60, leftSeconds: 109 * 60 },
  { userId: 31, userName: 'user 31', usedSeconds: 13 * 60, leftSeconds: 107 * 60 },
];

const PROGRAMMES: readonly (readonly [string, 'A' | 'B' | 'C', number, number])[] = [
  ['GRB', 'A', 10, 100],
  ['EXO', 'A', 7, 17],
  ['AGN', 'A', 5, 38],
  ['TDE', 'B', 6, 13],
  ['SN', 'B', 5, 8],
  ['NOVA', 'C', 4, 6.4],
  ['CAL', 'C', 4, 11],
];

export const demoProgrammes: readonly ScientificProgramme[] = PROGRAMMES.map(
  ([name, classLetter, priority, quotaPercent], index) => ({
    id: index + 1,
    name,
    classLetter,
    priority,
    quotaPercent,
  }),
);

/** Windows above 30° between the ends of the night. */
export function demoVisibility(place: Equatorial): {
  readonly windows: readonly TimeWindow[];
  readonly curve: AltitudeCurve['points'];
} {
  const curve = demoCurve(place);
  const windows: TimeWindow[] = [];
  let since: number | null = null;
  for (const point of curve) {
    const good = point.altitudeDegrees > 30 && point.at >= demoNight.start && point.at <= demoNight.end;
    if (good && since === null) since = point.at;
    if (!good && since !== null) {
      windows.push({ start: since, end: point.at });
      since = null;
    }
  }
  return { windows, curve };
}
