import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { InProcessPlanner } from '../../../main-services/planning/InProcessPlanner.ts';
import { PlanningService } from '../../../main-services/planning/PlanningService.ts';
import { WindowBook } from '../../../main-services/planning/WindowBook.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryPlanningRecords } from '../../doubles/InMemoryPlanningRecords.ts';
import { InMemoryPlannings, InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const site = SAN_PEDRO_MARTIR;
const nights = new NightCalendar(site);

it('plans the ten requests that are shipped, within the quotas that are shipped', async () => {
  const clock = new ManualClock(nights.nightOf('2026-12-15').start - 3_600_000);
  const users = new InMemoryUsers();
  const requests = new InMemoryRequests(users);
  const log = rememberingLog();
  const requestService = new RequestService({ requests, users, nights, site, clock, log });
  const service = new PlanningService({
    records: new InMemoryPlanningRecords(requests, users),
    plannings: new InMemoryPlannings(),
    users,
    windows: new WindowBook(site),
    planner: new InProcessPlanner(),
    nights,
    clock,
    log,
    executing: () => null,
    lost: () => [],
    inQueue: (_, work) => work(new AbortController().signal),
    improveForMs: 0,
  });
  const directory = new URL('../../../simulators/resources/', import.meta.url);
  const fixture: { model: string; pk: number; fields: Record<string, unknown> }[] = JSON.parse(
    readFileSync(new URL('../../../main-services/database/fixtures/initial.json', import.meta.url), 'utf8'),
  );
  users.granted = fixture
    .filter(({ model }) => model === 'pyros.scientific_program')
    .map(({ pk, fields }) => ({
      id: pk,
      name: String(fields.name),
      classLetter: fields.class_letter as 'A' | 'B' | 'C',
      priority: Number(fields.priority),
      quotaPercent: Number(fields.quota),
    }));
  const files = readdirSync(directory).filter((name) => name.startsWith('routine_request'));
  for (const name of files) await requestService.importXml(readFileSync(new URL(name, directory)), { submit: true });
  const planning = await service.replan('night start');
  expect(planning.rejected).toEqual([]);
  expect(planning.planned.length).toBeGreaterThanOrEqual(files.length);
});
