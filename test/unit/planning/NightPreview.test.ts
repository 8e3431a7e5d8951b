import { beforeEach, expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { InProcessPlanner } from '../../../main-services/planning/InProcessPlanner.ts';
import { NightPreview } from '../../../main-services/planning/NightPreview.ts';
import { PlanningService } from '../../../main-services/planning/PlanningService.ts';
import { WindowBook } from '../../../main-services/planning/WindowBook.ts';
import { RequestBuilder } from '../../../main-services/requests/RequestBuilder.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryPlanningRecords } from '../../doubles/InMemoryPlanningRecords.ts';
import { InMemoryPlannings, InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TONIGHT = '2026-12-15';
const site = SAN_PEDRO_MARTIR;
const nights = new NightCalendar(site);
/** Up for an hour and a half after dusk. */
const WEST = { rightAscensionDegrees: 305, declinationDegrees: 40 };

let requests: InMemoryRequests;
let plannings: InMemoryPlannings;
let service: RequestService;
let planning: PlanningService;
let preview: NightPreview;

beforeEach(() => {
  const clock = new ManualClock(nights.nightOf(TONIGHT).start - 3_600_000);
  const users = new InMemoryUsers();
  const log = rememberingLog();
  requests = new InMemoryRequests(users);
  plannings = new InMemoryPlannings();
  service = new RequestService({ requests, users, nights, site, clock, log });
  const shared = {
    records: new InMemoryPlanningRecords(requests, users),
    plannings,
    users,
    windows: new WindowBook(site),
    planner: new InProcessPlanner(),
    nights,
    clock,
    executing: () => null,
    lost: () => [],
    improveForMs: 100,
  };
  planning = new PlanningService({ ...shared, inQueue: (_, work) => work(new AbortController().signal), log });
  preview = new NightPreview(shared);
});

async function stored(
  name: string,
  change: { nightDate?: string; priorityOffset?: number; reportNights?: number } = {},
) {
  const { nightDate = TONIGHT, ...sequence } = change;
  return new RequestBuilder({ name, userName: 'observer', programmeName: 'AGN', nightDate })
    .sequence({ name, ...WEST, durationSeconds: 4200, ...sequence })
    .album('VIS')
    .plan({ name: 'r', filter: 'r', exposureSeconds: 60, imageCount: 10 })
    .save(service, TONIGHT);
}

it('says what a stored request would displace, and changes nothing', async () => {
  const routine = await service.submit((await stored('routine')).id);
  await planning.replan('night start');
  await planning.idle();
  const before = JSON.stringify([await requests.list(10), plannings.saved]);
  const run = await preview.tryRequest(await stored('urgent', { priorityOffset: 5 }));
  expect(run).toMatchObject({
    requestName: 'urgent',
    nightDate: TONIGHT,
    sequences: [{ name: 'urgent', reason: null }],
    displaced: [{ sequenceId: routine.sequences[0]?.id, name: 'routine', newStart: null }],
  });
  expect(run.displaced[0]?.reason).toMatch(/urgent/);
  expect(run.verdict).toBe("'urgent' would be planned; 1 other sequence would lose its place.");
  const [urgent] = (await requests.list(10)).filter(({ name }) => name === 'urgent');
  await requests.remove(urgent?.id ?? 0);
  expect(JSON.stringify([await requests.list(10), plannings.saved])).toBe(before);
});

it('says why a request would find no place', async () => {
  await service.submit((await stored('routine')).id);
  await planning.replan('night start');
  const run = await preview.tryRequest(await stored('patient', { priorityOffset: -5 }));
  expect(run.verdict).toBe("'patient' would find no place; nothing else would change.");
  expect(run.sequences[0]?.reason).toMatch(/routine/);
  expect(run.valueAfter).toBe(run.valueBefore);
});

it('tries a request for another night in that night', async () => {
  const run = await preview.tryRequest(await stored('later', { nightDate: '2026-12-18' }));
  expect(run.nightDate).toBe('2026-12-18');
  expect(run.sequences[0]?.start).toBeGreaterThanOrEqual(nights.nightOf('2026-12-18').start);
});

it('computes the next night ahead: its own requests, and what tonight leaves over', async () => {
  await service.submit((await stored('tonight', { priorityOffset: 5, reportNights: 2 })).id);
  await service.submit((await stored('left over', { reportNights: 1 })).id);
  await service.submit((await stored('only tonight')).id);
  await planning.replan('night start');
  const next = await preview.nextNight();
  expect(next).toMatchObject({ id: 0, nightDate: '2026-12-16', trigger: 'computed ahead' });
  expect(next.planned.map(({ name }) => name)).toEqual(['left over']);
  expect(next.planned[0]?.start).toBeGreaterThanOrEqual(nights.nightOf('2026-12-16').start);
  expect(plannings.saved).toHaveLength(1);
});
