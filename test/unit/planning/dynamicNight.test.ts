import { expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { InProcessPlanner } from '../../../main-services/planning/InProcessPlanner.ts';
import type { LostSpan } from '../../../main-services/planning/LostSpan.ts';
import { PlanningService } from '../../../main-services/planning/PlanningService.ts';
import type { Execution } from '../../../main-services/planning/planningMapping.ts';
import { WindowBook } from '../../../main-services/planning/WindowBook.ts';
import { RequestBuilder } from '../../../main-services/requests/RequestBuilder.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryPlanningRecords } from '../../doubles/InMemoryPlanningRecords.ts';
import { InMemoryPlannings, InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TONIGHT = '2026-12-15';
const MINUTE_MS = 60_000;
const site = SAN_PEDRO_MARTIR;
const nights = new NightCalendar(site);
const NIGHT = nights.nightOf(TONIGHT);

/** A night of two users, with the real planner; the test is the rest of the observatory. */
function aNight() {
  const clock = new ManualClock(NIGHT.start - 60 * MINUTE_MS);
  const users = new InMemoryUsers();
  const requests = new InMemoryRequests(users);
  const plannings = new InMemoryPlannings();
  const log = rememberingLog();
  const state: { executing: Execution | null; lost: readonly LostSpan[] } = { executing: null, lost: [] };
  const service = new RequestService({ requests, users, nights, site, clock, log });
  const planning = new PlanningService({
    records: new InMemoryPlanningRecords(requests, users),
    plannings,
    users,
    windows: new WindowBook(site),
    planner: new InProcessPlanner(),
    nights,
    clock,
    log,
    executing: () => state.executing,
    lost: () => state.lost,
    inQueue: (_, work) => work(new AbortController().signal),
    improveForMs: 20,
  });
  const submit = async (name: string, ra: number, userName: string, isAlert = false) => {
    const programmeName = isAlert ? 'GRB alerts' : 'AGN';
    const { id } = await new RequestBuilder({ name, userName, programmeName, nightDate: TONIGHT, isAlert })
      .sequence({ name, rightAscensionDegrees: ra, declinationDegrees: 30, durationSeconds: 1800 })
      .album('VIS')
      .plan({ name: 'r', filter: 'r', exposureSeconds: 60, imageCount: 20 })
      .save(service, TONIGHT);
    return service.submit(id);
  };
  const replan = async (trigger: string): Promise<Planning> => {
    await planning.replan(trigger);
    await planning.idle();
    const latest = await plannings.latest();
    if (!latest) throw new Error('nothing was planned');
    expectSound(latest, clock.now(), state);
    return latest;
  };
  const begin = async (row: Planning['planned'][number] | undefined) => {
    if (!row) throw new Error('nothing to begin');
    await requests.setSequenceStatus(row.sequenceId, 'EXECUTING', null);
    state.executing = {
      sequenceId: row.sequenceId,
      startedAt: clock.now(),
      expectedEndAt: clock.now() + 31 * MINUTE_MS,
    };
    return row.sequenceId;
  };
  const end = async (status: 'COMPLETED' | 'INTERRUPTED') => {
    await requests.setSequenceStatus(state.executing?.sequenceId ?? 0, status, null);
    state.executing = null;
  };
  return { clock, requests, plannings, state, service, planning, submit, replan, begin, end };
}

/** What holds of every planning, whatever brought it about. */
function expectSound(
  { planned }: Planning,
  now: number,
  { executing, lost }: { executing: Execution | null; lost: readonly LostSpan[] },
): void {
  const open = planned.filter(({ status }) => status === 'EXPECTED' || status === 'EXECUTING');
  for (const [i, row] of open.entries()) {
    const before = open[i - 1];
    if (before) expect(row.start).toBeGreaterThanOrEqual(before.end);
    expect(row.end).toBeLessThanOrEqual(NIGHT.end);
    if (row.status === 'EXECUTING') {
      expect(row.sequenceId).toBe(executing?.sequenceId);
      expect(row.start).toBe(Math.floor(Number(executing?.startedAt) / 1000) * 1000);
      continue;
    }
    expect(row.start).toBeGreaterThanOrEqual(Math.min(now, NIGHT.end));
    for (const span of lost) expect(row.end <= span.start || row.start >= span.end).toBe(true);
  }
}

const names = ({ planned }: Planning) => planned.filter(({ status }) => status === 'EXPECTED').map(({ name }) => name);

it('plans through a night of users, an alert, rain, a lost dome, a failure and a withdrawal', async () => {
  const night = aNight();
  const { clock, state, submit, replan, begin, end } = night;
  for (const [i, ra] of [10, 40, 70, 100, 130, 160].entries()) {
    await submit(`routine ${i}`, ra, i % 2 === 0 ? 'observer' : 'astronomer');
  }
  const start = await replan('night start');
  expect(names(start)).toHaveLength(6);
  const again = await replan('nothing changed');
  expect(again.planned).toEqual(start.planned);
  expect(again.certificate).toEqual(start.certificate);

  await clock.advance(Number(start.planned[0]?.start) - clock.now());
  const running = await begin(start.planned[0]);
  const late = await submit('late', 85, 'observer');
  const withLate = await replan('request submitted');
  expect(names(withLate)).toContain('late');
  expect(withLate.planned[0]).toMatchObject({ sequenceId: running, status: 'EXECUTING' });

  // The burst takes the telescope: what ran is interrupted, the alert comes first.
  await clock.advance(10 * MINUTE_MS);
  await end('INTERRUPTED');
  await submit('GRB', 60, 'alert', true);
  const burst = await replan('alert GRB');
  expect(names(burst)[0]).toBe('GRB');
  await begin(burst.planned.find(({ name }) => name === 'GRB'));

  // Rain: nothing before it is over, and what was planned then moves or goes, the rest stays.
  await clock.advance(15 * MINUTE_MS);
  await end('INTERRUPTED');
  state.lost = [{ kind: 'conditions', cause: 'rain', start: clock.now(), end: clock.now() + 90 * MINUTE_MS }];
  const rain = await replan('rain');
  const kept = names(rain).filter((name) => names(burst).includes(name));
  expect(kept.length).toBeGreaterThanOrEqual(0.8 * (names(burst).length - 1));
  await clock.advance(90 * MINUTE_MS);
  state.lost = [
    { kind: 'device', cause: 'Dome does not answer', start: clock.now(), end: clock.now() + 15 * MINUTE_MS },
  ];
  await replan('Dome does not answer');
  state.lost = [];
  await replan('device back');

  await night.service.withdraw(late.id);
  const withdrawn = await replan('request withdrawn');
  expect(names(withdrawn)).not.toContain('late');

  await clock.advance(NIGHT.end - clock.now());
  await night.planning.closeNight(NIGHT);
  const open = (await night.requests.list(50)).flatMap(({ sequences }) => sequences.map(({ status }) => status));
  expect(open).not.toContain('PLANNED');
  const triggers = night.plannings.saved.map(({ trigger }) => trigger);
  expect([...new Set(triggers)]).toEqual([
    'night start',
    'nothing changed',
    'request submitted',
    'alert GRB',
    'rain',
    'Dome does not answer',
    'device back',
    'request withdrawn',
  ]);
});
