import { beforeEach, describe, expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import type { FinalPlan } from '../../../main-services/planning/answerQuestion.ts';
import type { LostSpan } from '../../../main-services/planning/LostSpan.ts';
import { PlanningService } from '../../../main-services/planning/PlanningService.ts';
import type { Execution } from '../../../main-services/planning/planningMapping.ts';
import { WindowBook } from '../../../main-services/planning/WindowBook.ts';
import { RequestBuilder } from '../../../main-services/requests/RequestBuilder.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import type { PlanningProblem } from '../../../main-services/scheduler/PlanningProblem.ts';
import type { RepairResult } from '../../../main-services/scheduler/PlanOptions.ts';
import type { PlanResult } from '../../../main-services/scheduler/PlanResult.ts';
import { plan } from '../../../main-services/scheduler/plan.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryPlanningRecords } from '../../doubles/InMemoryPlanningRecords.ts';
import { InMemoryPlannings, InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TONIGHT = '2026-12-15';
const nights = new NightCalendar(SAN_PEDRO_MARTIR);
const NIGHT = nights.nightOf(TONIGHT);
/** One is up from dusk to midnight, the other never. */
const M31 = { rightAscensionDegrees: 10.6847, declinationDegrees: 41.269 };
const UNDISTURBED = { dropped: [], moved: [], added: [], impossible: [], keptShare: 1 };
const SOUTH = { rightAscensionDegrees: 84, declinationDegrees: -69 };

let clock: ManualClock;
let users: InMemoryUsers;
let requests: InMemoryRequests;
let plannings: InMemoryPlannings;
let requestService: RequestService;
let executing: Execution | null;
let ask: (problem: PlanningProblem) => Promise<PlanResult>;
let asked: PlanningProblem[];
let lost: LostSpan[];
let improve: ((first: RepairResult) => Promise<FinalPlan>) | null;
let cancelled: number;
let improvedWith: PlanningProblem | null;
let holds: number;
let log: ReturnType<typeof rememberingLog>;
let service: PlanningService;

beforeEach(() => {
  clock = new ManualClock(NIGHT.start - 3_600_000);
  users = new InMemoryUsers();
  requests = new InMemoryRequests(users);
  plannings = new InMemoryPlannings();
  log = rememberingLog();
  executing = null;
  asked = [];
  holds = 0;
  ask = async (problem) => plan(problem);
  const site = SAN_PEDRO_MARTIR;
  requestService = new RequestService({ requests, users, nights, site, clock, log });
  lost = [];
  improve = null;
  cancelled = 0;
  improvedWith = null;
  service = new PlanningService({
    records: new InMemoryPlanningRecords(requests, users),
    plannings,
    users,
    windows: new WindowBook(site),
    planner: {
      ask: ({ problem, improveForMs }) => {
        if (improveForMs === 0) asked.push(problem);
        else improvedWith = problem;
        const planned = improveForMs === 0 ? ask(problem) : Promise.resolve(plan(problem));
        const first = planned.then((result) => ({ ...result, disturbance: UNDISTURBED }));
        first.catch(() => undefined);
        const final = first.then(
          async (result) =>
            (improveForMs > 0 && (await improve?.(result))) || { result, explanations: [], cancelled: true },
        );
        final.catch(() => undefined);
        return { first, final, cancel: () => void cancelled++ };
      },
    },
    nights,
    lost: () => lost,
    improveForMs: 1000,
    inQueue: (_, work) => work(new AbortController().signal),
    clock: {
      now: () => clock.now(),
      hold: () => {
        holds++;
        return () => {
          holds--;
        };
      },
    },
    log,
    executing: () => executing,
  });
});

interface Wish {
  readonly name?: string;
  readonly target?: typeof M31;
  readonly minutes?: number;
  readonly isAlert?: boolean;
  readonly programme?: string;
  readonly priorityOffset?: number;
  readonly reportNights?: number;
  readonly allOrNothing?: boolean;
  readonly second?: typeof M31;
  readonly nightDate?: string;
}

async function submitted(wish: Wish = {}): Promise<ObservationRequest> {
  const { name = 'M 31', target = M31, minutes = 10, isAlert = false, programme = 'AGN', second } = wish;
  const builder = new RequestBuilder({
    name,
    userName: 'observer',
    programmeName: programme,
    nightDate: wish.nightDate ?? TONIGHT,
    isAlert,
    allOrNothing: wish.allOrNothing ?? false,
  });
  for (const [i, place] of [target, ...(second ? [second] : [])].entries()) {
    builder
      .sequence({
        name: i === 0 ? name : `${name} second`,
        ...place,
        durationSeconds: minutes * 60,
        priorityOffset: wish.priorityOffset ?? 0,
        reportNights: wish.reportNights ?? 0,
      })
      .album('VIS')
      .plan({ name: 'r', filter: 'r', exposureSeconds: 60, imageCount: minutes });
  }
  const { id } = await builder.save(requestService, TONIGHT);
  return requestService.submit(id);
}

const sequenceOf = async ({ id }: ObservationRequest, index = 0) => {
  const sequence = (await requests.get(id))?.sequences[index];
  if (!sequence) throw new Error('no such sequence');
  return sequence;
};
const names = ({ planned }: Planning) => planned.map(({ name }) => name);

describe('replan', () => {
  it('plans, stores, settles statuses and tells, holding the clock meanwhile', async () => {
    const seen = await submitted();
    const unseen = await submitted({ name: 'LMC', target: SOUTH });
    const told: Planning[] = [];
    const stop = service.onPlanned((planning) => {
      expect(holds).toBe(1);
      told.push(planning);
    });
    const planning = await service.replan('night start');
    expect(planning).toMatchObject({
      id: 1,
      nightDate: TONIGHT,
      trigger: 'night start',
      createdAt: clock.now(),
      planStart: NIGHT.start,
      planEnd: NIGHT.end,
      planned: [
        { name: 'M 31', requestId: seen.id, programme: 'AGN', priority: 60, status: 'EXPECTED', isAlert: false },
      ],
      rejected: [{ name: 'LMC', reason: expect.stringMatching(/never high enough .* it reaches -?\d/) }],
    });
    const [row] = planning.planned;
    expect(row?.start).toBeGreaterThanOrEqual(NIGHT.start);
    expect(Number(row?.end) - Number(row?.start)).toBe(600_000);
    expect(await sequenceOf(seen)).toMatchObject({ status: 'PLANNED', statusReason: null });
    expect(await sequenceOf(unseen)).toMatchObject({
      status: 'UNPLANNABLE',
      statusReason: expect.stringMatching(/reaches/),
    });
    expect(told).toEqual([planning]);
    expect(holds).toBe(0);
    stop();
    await service.replan('again');
    expect(told).toHaveLength(1);
  });

  it('writes no status that did not change', async () => {
    await submitted();
    await service.replan('a');
    const before = requests.statusChanges.length;
    await service.replan('b');
    expect(requests.statusChanges).toHaveLength(before);
    expect(plannings.saved).toHaveLength(2);
  });

  it('puts an alert first and says whom the routine lost against', async () => {
    // It is up for an hour and a half after dusk.
    const target = { rightAscensionDegrees: 305, declinationDegrees: 40 };
    const routine = await submitted({ name: 'routine', target, minutes: 70, priorityOffset: 5 });
    await service.replan('night start');
    await submitted({ name: 'GRB', target, minutes: 70, isAlert: true, programme: 'GRB alerts', priorityOffset: -5 });
    const planning = await service.replan('alert GRB');
    expect(names(planning)).toEqual(['GRB']);
    expect(planning.rejected[0]?.reason).toMatch(/taken by 'GRB' \(alert\)/);
    expect(await sequenceOf(routine)).toMatchObject({ status: 'REJECTED', statusReason: planning.rejected[0]?.reason });
  });

  it('keeps the quota of a programme, counting what already ran tonight', async () => {
    // Half of a night of 11 h 58 min is 5 h 59 min.
    const first = await submitted({ name: 'first', minutes: 200 });
    await service.replan('night start');
    const { id, albums } = await sequenceOf(first);
    await requests.setSequenceStatus(id, 'COMPLETED', null);
    await requests.setImagesTaken(Number(albums[0]?.plans[0]?.id), 200);
    await clock.advance(4 * 3_600_000);
    await submitted({ name: 'second', target: { rightAscensionDegrees: 130, declinationDegrees: 30 }, minutes: 180 });
    const planning = await service.replan('request 2');
    expect(planning.rejected[0]?.reason).toMatch(/quota of programme .* has 2 h 28 min left, and it takes 3 h 00 min/);
  });

  it('takes all of an all-or-nothing request or none of it, until it has begun', async () => {
    const request = await submitted({ name: 'pair', allOrNothing: true, second: SOUTH });
    const planning = await service.replan('night start');
    expect(planning.planned).toEqual([]);
    expect(planning.rejected.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([expect.stringMatching(/every mandatory sequence planned, and 'pair second' cannot be/)]),
    );
    expect(await sequenceOf(request)).toMatchObject({ status: 'REJECTED' });
    // The partner is not forgotten once it is unplannable.
    expect((await service.replan('again')).planned).toEqual([]);
  });

  it('puts off to another night with the windows of that night', async () => {
    const request = await submitted({ reportNights: 1 });
    const own = await sequenceOf(request);
    await clock.advance(NIGHT.end - clock.now());
    await service.closeNight(NIGHT);
    expect(await sequenceOf(request)).toMatchObject({
      status: 'TOBEPLANNED',
      statusReason: expect.stringMatching(/put off/),
    });
    const planning = await service.replan('next night');
    expect(planning.nightDate).toBe('2026-12-16');
    expect(names(planning)).toEqual(['M 31']);
    const { windows } = await sequenceOf(request);
    expect(windows).not.toEqual(own.windows);
    expect(windows[0]?.start).toBe(nights.nightOf('2026-12-16').start);
  });

  it('closes a night: what was left open is rejected with the reason', async () => {
    const request = await submitted();
    await service.replan('night start');
    await clock.advance(NIGHT.end - clock.now());
    await service.closeNight(NIGHT);
    expect(await sequenceOf(request)).toMatchObject({
      status: 'REJECTED',
      statusReason: 'The night ended before it could be observed.',
    });
  });
});

describe('what executes', () => {
  it('never moves, keeps its status, and the rest is planned after it', async () => {
    const running = await submitted({ name: 'running', minutes: 60 });
    await submitted({ name: 'waiting', minutes: 10, priorityOffset: 5 });
    const first = await service.replan('night start');
    await clock.advance(NIGHT.start + 1_800_000 - clock.now());
    const { id } = await sequenceOf(running);
    await requests.setSequenceStatus(id, 'EXECUTING', null);
    const startedAt = NIGHT.start + 600_500;
    executing = { sequenceId: id, startedAt, expectedEndAt: startedAt + 3_600_000 };
    const planning = await service.replan('request 2');
    expect(first.planned).toHaveLength(2);
    expect(planning.planned[0]).toMatchObject({
      name: 'running',
      status: 'EXECUTING',
      start: Math.floor(startedAt / 1000) * 1000,
    });
    expect(Number(planning.planned[1]?.start)).toBeGreaterThanOrEqual(startedAt + 3_600_000 + 60_000);
    expect(await sequenceOf(running)).toMatchObject({ status: 'EXECUTING' });
  });

  it('holds the telescope beyond its expected end as long as it runs, and even when its request is withdrawn', async () => {
    await submitted({ name: 'waiting' });
    await clock.advance(NIGHT.start + 3_600_000 - clock.now());
    executing = { sequenceId: 999, startedAt: clock.now() - 3_600_000, expectedEndAt: clock.now() + 600_000 };
    const planning = await service.replan('x');
    expect(Number(planning.planned[0]?.start)).toBeGreaterThanOrEqual(clock.now() + 600_000);
  });

  it('is not overwritten when it begins while the planning is being computed', async () => {
    const request = await submitted();
    const { id } = await sequenceOf(request);
    ask = async (problem) => {
      const result = plan(problem);
      if (asked.length === 1) {
        executing = { sequenceId: id, startedAt: null, expectedEndAt: null };
        await requests.setSequenceStatus(id, 'EXECUTING', null);
      }
      return result;
    };
    const planning = await service.replan('night start');
    expect(asked).toHaveLength(2);
    expect(planning.planned[0]).toMatchObject({ status: 'EXECUTING' });
    expect(await sequenceOf(request)).toMatchObject({ status: 'EXECUTING' });
  });

  it('stays in the plannings of the night after it has ended, as it ended', async () => {
    const request = await submitted();
    await service.replan('night start');
    await requests.setSequenceStatus((await sequenceOf(request)).id, 'INTERRUPTED', 'rain');
    await clock.advance(NIGHT.start + 300_000 - clock.now());
    await submitted({ name: 'next' });
    const planning = await service.replan('request 2');
    expect(planning.planned.map(({ name, status }) => [name, status])).toEqual([
      ['M 31', 'INTERRUPTED'],
      ['next', 'EXPECTED'],
    ]);
    expect(planning.planned[0]?.end).toBe(clock.now());
  });

  it('leaves alone what was cancelled or withdrawn meanwhile', async () => {
    const cancelled = await submitted({ name: 'cancelled' });
    const withdrawn = await submitted({ name: 'withdrawn' });
    ask = async (problem) => {
      await requestService.cancel(cancelled.id, 'retracted');
      await requestService.withdraw(withdrawn.id);
      return plan(problem);
    };
    await service.replan('x');
    expect(await sequenceOf(cancelled)).toMatchObject({ status: 'CANCELLED' });
    expect(await sequenceOf(withdrawn)).toMatchObject({ status: 'TOBEPLANNED' });
  });
});

describe('triggers', () => {
  it('that come while a planning runs are planned together afterwards', async () => {
    await submitted();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    ask = async (problem) => {
      await gate;
      return plan(problem);
    };
    const first = service.replan('a');
    // Let the first one begin before the others come.
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const others = [service.replan('b'), service.replan('c'), service.replan('b')];
    release();
    expect((await first).trigger).toBe('a');
    const plannings = await Promise.all(others);
    expect(new Set(plannings.map(({ id }) => id)).size).toBe(1);
    expect(plannings[0]?.trigger).toBe('b; c');
    expect(asked).toHaveLength(2);
  });

  it('a failure reaches who asked, is logged for who did not wait, and the next planning works', async () => {
    await submitted();
    ask = () => Promise.reject(new Error('the worker died'));
    await expect(service.replan('a')).rejects.toThrow('the worker died');
    service.replanSoon('b');
    await expect(service.replan('b')).rejects.toThrow('the worker died');
    expect(log.lines).toContain('error planning (b) failed: the worker died');
    expect(holds).toBe(0);
    ask = async (problem) => plan(problem);
    expect((await service.replan('c')).planned).toHaveLength(1);
  });
});

describe('improving', () => {
  const certificate = (value: number, bound: number) => ({
    value,
    bound,
    gap: (bound - value) / bound,
    optimal: value === bound,
    tiers: [{ tier: 'any' as const, value, bound, gap: 0 }],
  });
  /** A better plan: everything an hour later, worth more. */
  const better = (first: RepairResult): FinalPlan => ({
    result: {
      ...first,
      value: first.value + 60,
      certificate: certificate(first.certificate.value + 60, first.certificate.value + 120),
      planned: first.planned.map((one) => ({ ...one, start: one.start + 3600, end: one.end + 3600 })),
    },
    explanations: [],
    cancelled: false,
  });

  it('publishes the first plan at once and a better one afterwards, as an improvement of the first', async () => {
    await submitted();
    const told: Planning[] = [];
    service.onPlanned((planning) => told.push(planning));
    const phases: string[] = [];
    service.onProgress(({ phase }) => phases.push(phase));
    improve = async (first) => better(first);
    const first = await service.replan('night start');
    await service.idle();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ id: 2, improves: first.id, trigger: 'night start', nightDate: TONIGHT });
    expect(told[1]?.planned[0]?.start).toBe(Number(first.planned[0]?.start) + 3_600_000);
    expect(told[1]?.certificate?.gap).toBeLessThan(1);
    expect(plannings.saved.map(({ improves }) => improves)).toEqual([null, 1]);
    expect(phases).toEqual(['planning', 'improving', 'idle']);
    expect(holds).toBe(0);
  });

  it('tells how good the first plan is, and the prices, when nothing better is found', async () => {
    await submitted({ name: 'LMC', target: SOUTH });
    await submitted();
    improve = async (first) => ({
      result: { ...first, certificate: certificate(36_000, 36_000) },
      explanations: [],
      cancelled: false,
    });
    await service.replan('night start');
    await service.idle();
    expect(plannings.saved).toHaveLength(1);
    expect(plannings.saved[0]?.certificate).toMatchObject({ bound: 36_000, gap: 0, optimal: true });
    expect(plannings.saved[0]?.rejected).toHaveLength(1);
  });

  it('is taken back by the next trigger', async () => {
    await submitted();
    const gate = Promise.withResolvers<void>();
    improve = async (first) => {
      await gate.promise;
      return better(first);
    };
    await service.replan('a');
    improve = null;
    await service.replan('b');
    expect(cancelled).toBe(1);
    gate.resolve();
    await service.idle();
    expect(plannings.saved.map(({ trigger }) => trigger)).toEqual(['a', 'b']);
  });

  it('moves nothing once something else began to execute', async () => {
    await submitted();
    improve = async (first) => {
      executing = { sequenceId: 999, startedAt: null, expectedEndAt: null };
      return better(first);
    };
    await service.replan('a');
    await service.idle();
    expect(plannings.saved).toHaveLength(1);
  });

  it('holds what is about to start, so that an improvement still counts once it has begun', async () => {
    const request = await submitted();
    await submitted({ name: 'later', minutes: 20 });
    await clock.advance(NIGHT.start + 60_000 - clock.now());
    const gate = Promise.withResolvers<void>();
    improve = async (first) => {
      await gate.promise;
      const moved = better(first);
      const planned = moved.result.planned.map(
        (one) => first.planned.find(({ id, locked }) => locked && id === one.id) ?? one,
      );
      return { ...moved, result: { ...moved.result, planned } };
    };
    const first = await service.replan('a');
    const [soon] = first.planned;
    expect(improvedWith?.locked).toEqual([{ id: String(soon?.sequenceId), start: Number(soon?.start) / 1000 }]);
    executing = { sequenceId: soon?.sequenceId ?? 0, startedAt: null, expectedEndAt: null };
    gate.resolve();
    await service.idle();
    expect(plannings.saved).toHaveLength(2);
    expect(plannings.saved[1]?.planned.find(({ sequenceId }) => sequenceId === soon?.sequenceId)?.start).toBe(
      soon?.start,
    );
    expect(await sequenceOf(request)).toMatchObject({ status: 'PLANNED' });
  });

  it('a worker that dies meanwhile leaves the published plan in force', async () => {
    await submitted();
    improve = () => Promise.reject(new Error('the worker died'));
    const planning = await service.replan('a');
    await service.idle();
    expect(await plannings.latest()).toEqual(planning);
    expect(log.lines).toContain('warning planning 1 was not improved: the worker died');
    expect(holds).toBe(0);
  });
});

it("lowers a user's quota when a sequence ends, and refuses what is beyond it", async () => {
  users.users[0] = { ...(users.users[0] as (typeof users.users)[number]), quotaSeconds: 2 * 3600 };
  const first = await submitted({ name: 'first', minutes: 60 });
  await service.replan('night start');
  const { id, albums } = await sequenceOf(first);
  await requests.setImagesTaken(Number(albums[0]?.plans[0]?.id), 60);
  await requests.setSequenceStatus(id, 'COMPLETED', null);
  await submitted({ name: 'second', minutes: 60 });
  const planning = await service.replan('sequence ended');
  // An image of 60 s costs 63 s, a change of filter 5 s.
  expect(users.users[0]?.quotaSeconds).toBe(2 * 3600 - (60 * 63 + 5));
  expect(planning.rejected[0]?.reason).toMatch(/quota of user/);
});
