import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import { DRAFT, EVENING, SEQUENCE } from './drafts.ts';
import { keepingAlerts } from './keepingAlerts.ts';
import { lookingBack } from './lookingBack.ts';

type Engine = { name: string; start(): Promise<{ configuration: DatabaseConfiguration; stop(): Promise<void> }> };

const ENGINES: readonly Engine[] = [
  {
    name: 'SQLite',
    async start() {
      const directory = await mkdtemp(join(tmpdir(), 'pyros-sqlite-'));
      return {
        configuration: { client: 'sqlite', file: join(directory, 'pyros.sqlite') },
        stop: () => rm(directory, { recursive: true }),
      };
    },
  },
  {
    name: 'MariaDB',
    async start() {
      const server = await PrivateMariaDb.start();
      return { configuration: await server.createDatabase('pyros'), stop: () => server.stop() };
    },
  },
];

describe.each(ENGINES)('repositories on $name', ({ name, start }) => {
  let db: Repositories;
  let configuration: DatabaseConfiguration;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ configuration, stop } = await start());
    db = await openDatabase(configuration);
  });
  afterAll(async () => {
    await db?.close();
    await stop?.();
  });

  test('names its engine and answers a ping', async () => {
    expect(db.engine).toBe(name);
    expect(await db.ping()).toBeGreaterThanOrEqual(0);
  });

  describe('requests', () => {
    test('gives back exactly what was stored, to the millisecond', async () => {
      const stored = await db.requests.create(DRAFT, EVENING);
      expect(stored).toMatchObject({
        name: DRAFT.name,
        userName: 'astronomer',
        programmeName: 'AGN',
        programmePriority: 60,
        nightDate: '2026-12-15',
        allOrNothing: true,
        isAlert: false,
        submitted: false,
        complete: false,
        createdAt: EVENING,
      });
      const [first, second] = stored.sequences;
      expect(first).toMatchObject({ ...SEQUENCE, status: 'TOBEPLANNED', statusReason: null, requestId: stored.id });
      expect(first?.albums[0]?.plans[0]).toMatchObject({ imagesTaken: 0, filter: 'g', exposureSeconds: 30.5 });
      expect(second).toMatchObject({ name: 'M31 halo', windows: [], preferredAt: null });
      expect(await db.requests.get(stored.id)).toEqual(stored);
      expect((await db.requests.list(1))[0]).toEqual(stored);
    });

    test.each([
      [{ userName: 'nobody' }, 'There is no user "nobody" in the database.'],
      [{ programmeName: 'XXX' }, 'There is no scientific programme "XXX" in the database.'],
    ])('refuses %j and says why', async (change, reason) => {
      await expect(db.requests.create({ ...DRAFT, ...change }, EVENING)).rejects.toThrow(reason);
    });

    test('stores nothing of a request when one part of it cannot be stored', async () => {
      const before = await db.requests.list(1000);
      const plan = {
        name: 'r',
        filter: null as unknown as string,
        exposureSeconds: 1,
        imageCount: 1,
        ditherArcseconds: 0,
      };
      const broken = {
        ...DRAFT,
        sequences: [SEQUENCE, { ...SEQUENCE, albums: [{ detector: 'VIS' as const, plans: [plan] }] }],
      };
      await expect(db.requests.create(broken, EVENING)).rejects.toThrow(/null/i);
      expect(await db.requests.list(1000)).toEqual(before);
    });

    test('adds the rest of an interrupted sequence at the end', async () => {
      const { id } = await db.requests.create(DRAFT, EVENING);
      const grown = await db.requests.addSequence(id, { ...SEQUENCE, name: 'M31 core (rest)' });
      expect(grown.sequences.map((sequence) => sequence.name)).toEqual(['M31 core', 'M31 halo', 'M31 core (rest)']);
      await expect(db.requests.addSequence(99_999, SEQUENCE)).rejects.toThrow('There is no request 99999');
    });

    test('follows a sequence through its life', async () => {
      const { sequences, id } = await db.requests.create(DRAFT, EVENING);
      const sequence = sequences[0];
      const plan = sequence?.albums[0]?.plans[0];
      if (sequence === undefined || plan === undefined) throw new Error('The draft has a plan.');
      await db.requests.setSequenceStatus(sequence.id, 'EXECUTING', null);
      await db.requests.setSequenceStatus(sequence.id, 'EXECUTING', null);
      expect((await db.requests.executing()).map((one) => one.id)).toEqual([sequence.id]);
      await db.requests.setImagesTaken(plan.id, 3);
      await db.requests.setSequenceStatus(sequence.id, 'INTERRUPTED', 'Rain.');
      await db.requests.setSequenceWindows(sequence.id, [{ start: EVENING, end: EVENING + 1 }]);
      expect(await db.requests.getSequence(sequence.id)).toMatchObject({
        status: 'INTERRUPTED',
        statusReason: 'Rain.',
        windows: [{ start: EVENING, end: EVENING + 1 }],
        albums: [{ plans: [{ imagesTaken: 3 }, {}] }, {}],
      });
      expect(await db.requests.executing()).toEqual([]);
      await db.requests.setComplete(id, true);
      expect(await db.requests.get(id)).toMatchObject({ complete: true });
      await expect(db.requests.setSequenceStatus(99_999, 'PLANNED', null)).rejects.toThrow(
        'There is no sequence 99999',
      );
      await expect(db.requests.setSequenceWindows(99_999, [])).rejects.toThrow('There is no sequence 99999');
      await expect(db.requests.setSubmitted(99_999, true)).rejects.toThrow('There is no request 99999');
      expect(await db.requests.getSequence(99_999)).toBeNull();
    });

    test('offers a night what is submitted, open and not put off too long', async () => {
      const open = await db.requests.create({ ...DRAFT, name: 'open', nightDate: '2027-03-01' }, EVENING);
      const withdrawn = await db.requests.create({ ...DRAFT, name: 'draft', nightDate: '2027-03-01' }, EVENING);
      const done = await db.requests.create({ ...DRAFT, name: 'done', nightDate: '2027-03-01' }, EVENING);
      for (const { id } of [open, done]) await db.requests.setSubmitted(id, true);
      for (const sequence of done.sequences) await db.requests.setSequenceStatus(sequence.id, 'COMPLETED', null);
      const ids = async (night: string) => (await db.requests.submittedFor(night)).map((request) => request.id);
      expect(await ids('2027-03-01')).toEqual([open.id]);
      expect(await ids('2027-03-03')).toEqual([open.id]);
      expect(await ids('2027-03-04')).toEqual([]);
      expect(await ids('2027-02-28')).toEqual([]);
      await db.requests.setSubmitted(withdrawn.id, true);
      expect(await ids('2027-03-01')).toEqual([open.id, withdrawn.id]);
    });

    test('removes a request with all that belongs to it, but keeps its images and plannings', async () => {
      const { id, sequences } = await db.requests.create(DRAFT, EVENING);
      const sequenceId = sequences[0]?.id ?? 0;
      const planId = sequences[0]?.albums[0]?.plans[0]?.id ?? 0;
      const image = await db.images.add({ ...IMAGE, sequenceId, planId });
      await db.requests.remove(id);
      expect(await db.requests.get(id)).toBeNull();
      expect(await db.requests.getSequence(sequenceId)).toBeNull();
      expect(await db.images.get(image.id)).toMatchObject({ sequenceId: null, planId: null, path: IMAGE.path });
      await expect(db.requests.remove(id)).rejects.toThrow(`There is no request ${id}`);
    });
  });

  test('keeps every planning, and finds the latest', async () => {
    const { id: requestId, sequences } = await db.requests.create(DRAFT, EVENING);
    const sequenceId = sequences[0]?.id ?? 0;
    const planning = {
      nightDate: '2026-12-15',
      createdAt: EVENING,
      trigger: 'night start',
      planStart: EVENING,
      planEnd: EVENING + 1000,
      planned: [
        {
          sequenceId,
          requestId,
          name: 'M31 core',
          programme: 'AGN',
          isAlert: false,
          priority: 58.5,
          start: EVENING + 1,
          end: EVENING + 2,
          status: 'EXPECTED',
          rightAscensionDegrees: 10,
          declinationDegrees: 41,
        },
      ],
      rejected: [{ sequenceId: 77_777, requestId, name: 'gone', programme: 'SN', reason: 'Never above 20°.' }],
      certificate: { value: 40, bound: 41, gap: 1 / 41, optimal: false },
      fingerprint: 'abc',
      improves: null,
    };
    const first = await db.plannings.save(planning);
    const second = await db.plannings.save({ ...planning, trigger: 'request 12 submitted', planned: [] });
    expect(await db.plannings.get(first.id)).toEqual({ ...planning, id: first.id });
    expect(await db.plannings.latest()).toEqual(second);
    expect((await db.plannings.history(2)).map(({ id, planned, rejected }) => [id, planned, rejected])).toEqual([
      [second.id, 0, 1],
      [first.id, 1, 1],
    ]);
    expect(await db.plannings.get(99_999)).toBeNull();
  });

  test('amends a planning with what was found out later, and times stand in its sequences', async () => {
    const { id: requestId, sequences } = await db.requests.create(DRAFT, EVENING);
    const places = sequences.map(({ id: sequenceId, name }, i) => ({
      sequenceId,
      requestId,
      name,
      programme: 'AGN',
      isAlert: false,
      priority: 60,
      start: EVENING + i * 1000,
      end: EVENING + i * 1000 + 500,
      status: 'EXPECTED',
      rightAscensionDegrees: 10,
      declinationDegrees: 41,
      roomEarlierSeconds: 0,
      roomLaterSeconds: 120,
      movedBecause: 'It made room.',
    }));
    const head = { nightDate: '2026-12-15', createdAt: EVENING, trigger: 't', planStart: 1, planEnd: 2 };
    const rejected = { sequenceId: 8, requestId, name: 'late', programme: 'SN', reason: 'No room.' };
    const { id } = await db.plannings.save({ ...head, planned: places, rejected: [rejected] });
    const detail = { code: 'lost-against', against: [1], valueLost: 12, displaces: [1], wouldTake: 'Priority 63.' };
    const certificate = { value: 10, bound: 10, gap: 0, optimal: true };
    await db.plannings.amend(id, { certificate, rejected: [{ ...rejected, detail }] });
    expect(await db.plannings.get(id)).toMatchObject({
      planned: places,
      rejected: [{ ...rejected, detail }],
      certificate,
    });
    expect((await db.plannings.history(1))[0]).toMatchObject({ id, planned: 2, rejected: 1, gap: 0, improves: null });
    await expect(db.plannings.amend(99_999, { certificate, rejected: [] })).rejects.toThrow(/no planning 99999/);
  });

  describe('what the planner reads and settles', () => {
    const NIGHT = '2031-03-01';
    const moving = { kind: 'planet', name: 'Mars' } as const;

    async function submitted(change: Partial<typeof SEQUENCE> = {}, nightDate = NIGHT) {
      const draft = { ...DRAFT, nightDate, sequences: [{ ...SEQUENCE, ...change }] };
      const request = await db.requests.create(draft, EVENING);
      await db.requests.setSubmitted(request.id, true);
      const [sequence] = request.sequences;
      if (!sequence) throw new Error('no sequence');
      return { request, sequence };
    }

    test('finds what may be planned in a night, with windows, moving targets and fillers', async () => {
      const own = await submitted({ motion: moving, filler: true, maximumMoonIllumination: 0.4 });
      const late = await submitted({ reportNights: 3 }, '2031-02-27');
      await submitted({ reportNights: 1 }, '2031-02-27');
      await db.requests.create({ ...DRAFT, nightDate: NIGHT }, EVENING);
      const begun = await submitted();
      await db.requests.setSequenceStatus(begun.sequence.id, 'EXECUTING', null);
      const found = await db.planningRecords.candidates(NIGHT);
      expect(found.map(({ sequence }) => sequence.id)).toEqual([own, late, begun].map(({ sequence }) => sequence.id));
      const { albums: _, ...sequence } = own.sequence;
      expect(found[0]?.sequence).toEqual(sequence);
      expect(found[0]?.sequence).toMatchObject({
        motion: moving,
        filler: true,
        maximumMoonIllumination: 0.4,
        windows: SEQUENCE.windows,
      });
      expect(found.map(({ request }) => request.hasBegun)).toEqual([false, false, true]);
      expect(found[0]?.request).toMatchObject({ programmeName: 'AGN', allOrNothing: true, nightDate: NIGHT });
    });

    test('settles what is still open and submitted, and leaves the rest alone', async () => {
      const [open, running, withdrawn] = [await submitted(), await submitted(), await submitted()];
      await db.requests.setSequenceStatus(running.sequence.id, 'EXECUTING', null);
      await db.requests.setSubmitted(withdrawn.request.id, false);
      const settlement = { status: 'REJECTED', reason: 'No room.' } as const;
      const ids = [open, running, withdrawn].map(({ sequence }) => sequence.id);
      await db.planningRecords.settle(ids.map((sequenceId) => ({ sequenceId, ...settlement })));
      const statuses = await db.planningRecords.statuses(ids);
      expect(ids.map((id) => statuses.get(id))).toEqual(['REJECTED', 'EXECUTING', 'TOBEPLANNED']);
      expect(await db.requests.getSequence(open.sequence.id)).toMatchObject({ statusReason: 'No room.' });
    });

    test('charges a sequence that ended once, lowers its user quota, and adds up the night', async () => {
      const { request, sequence } = await submitted();
      await db.planningRecords.chargeEnded('2027-02-20', () => 0);
      const quota = async () => (await db.users.list()).find(({ id }) => id === request.userId)?.quotaSeconds ?? 0;
      const before = await quota();
      await db.requests.setSequenceStatus(sequence.id, 'INTERRUPTED', 'rain');
      expect(await db.planningRecords.chargeEnded(NIGHT, ({ id }) => (id === sequence.id ? 120 : 0))).toBe(1);
      expect(await db.planningRecords.chargeEnded(NIGHT, () => 120)).toBe(0);
      expect(await quota()).toBe(before - 120);
      const { ofProgramme, ofUser } = await db.planningRecords.timeSpent(NIGHT);
      expect(ofProgramme.get(request.programmeId)).toBe(120);
      expect(ofUser.get(request.userId)).toBe(120);
    });
  });

  describe('alerts', () => keepingAlerts(() => db));

  test('keeps images with their analysis', async () => {
    const image = await db.images.add(IMAGE);
    const analysis = { fwhmArcseconds: 1.21, medianCounts: 1003.5, sourceCount: 212 };
    expect(await db.images.setAnalysis(image.id, analysis)).toEqual({ ...image, ...analysis });
    expect((await db.images.list(1))[0]).toEqual({ ...image, ...analysis });
    expect(await db.images.ofPlan(99_999)).toEqual([]);
    await expect(db.images.setAnalysis(99_999, analysis)).rejects.toThrow('There is no image 99999');
  });

  test('finds log lines by agent, severity, words and place', async () => {
    const first = (await db.logs.lastId()) + 1;
    const line = (id: number, agent: string, level: 'debug' | 'info' | 'warning' | 'error', message: string) => ({
      id,
      at: EVENING + id,
      agent,
      level,
      message,
    });
    const lines = [
      line(first, 'ENV', 'debug', 'asked'),
      line(first + 1, 'ENV', 'warning', 'Humidity 100 % at the DOME'),
      line(first + 2, 'MAJ', 'error', 'dome does not close'),
    ];
    await db.logs.append(lines);
    await db.logs.append([]);
    expect(await db.logs.lastId()).toBe(first + 2);
    const ids = async (filter: Omit<Parameters<typeof db.logs.query>[0], 'limit'>) =>
      (await db.logs.query({ ...filter, limit: 10 })).map((one) => one.id - first);
    expect(await ids({})).toEqual([2, 1, 0]);
    expect(await ids({ agent: 'ENV' })).toEqual([1, 0]);
    expect(await ids({ level: 'warning' })).toEqual([2, 1]);
    expect(await ids({ text: 'dome' })).toEqual([2, 1]);
    expect(await ids({ text: '100 %' })).toEqual([1]);
    expect(await ids({ text: '_' })).toEqual([]);
    expect(await ids({ before: first + 1 })).toEqual([0]);
    expect(await ids({ until: lines[1]?.at ?? 0, level: 'warning' })).toEqual([1]);
    await db.logs.append([{ at: EVENING, agent: 'SYS', level: 'info', message: "it's ✓ \\ " }]);
    expect((await db.logs.query({ limit: 1 }))[0]).toMatchObject({ id: first + 3, message: "it's ✓ \\ " });
  });

  test('knows its users and programmes', async () => {
    const found = await db.users.findForLogin('pyros');
    expect(found?.user).toMatchObject({ username: 'pyros', role: 'admin', validated: true });
    expect(found?.passwordHash).toMatch(/^scrypt\$/);
    expect(await db.users.findForLogin('PYROS')).toBeNull();
    const draft = { username: 'newcomer', email: 'n@x', role: 'user' as const, validated: false, quotaSeconds: 10 };
    const created = await db.users.create(draft, 'scrypt$…');
    expect(await db.users.setValidated(created.id, true)).toEqual({ ...created, validated: true });
    await expect(db.users.create(draft, '')).rejects.toThrow('The user name "newcomer" is taken.');
    await expect(db.users.setValidated(99_999, true)).rejects.toThrow('There is no user 99999');
    const programmes = await db.users.programmes();
    expect(programmes.map((one) => `${one.name} ${one.classLetter} ${one.priority}`)).toEqual([
      'GRB A 90',
      'EXO A 70',
      'AGN A 60',
      'TDE B 55',
      'SN B 50',
      'CAL C 40',
    ]);
    expect(programmes.reduce((sum, one) => sum + one.quotaPercent, 0)).toBe(100);
  });

  test('keeps strategies, one of them the default', async () => {
    expect(await db.strategies.default()).toMatchObject({ name: 'default', isDefault: true });
    await db.strategies.save('deep', '<strategy name="deep"/>');
    await db.strategies.save('deep', '<strategy name="deep" again="yes"/>');
    await db.strategies.setDefault('deep');
    expect(await db.strategies.get('deep')).toMatchObject({
      xml: '<strategy name="deep" again="yes"/>',
      isDefault: true,
    });
    expect((await db.strategies.list()).map((one) => [one.name, one.isDefault])).toEqual([
      ['deep', true],
      ['default', false],
    ]);
    await expect(db.strategies.setDefault('none')).rejects.toThrow('There is no observation strategy "none"');
    await db.strategies.setDefault('default');
  });

  test('keeps commands with their later facts, closures, lost time, device states and versions', async () => {
    const { operations } = db;
    expect(await operations.lastCommandId()).toBe(0);
    const command = {
      id: 1,
      at: EVENING,
      by: 'operator',
      device: 'dome',
      command: 'open',
      acknowledgedAt: null,
      verifiedAt: null,
      outcome: 'sent' as const,
      detail: '',
    };
    await operations.saveCommand(command);
    const verified = {
      ...command,
      acknowledgedAt: EVENING + 20,
      verifiedAt: EVENING + 30_000,
      outcome: 'verified' as const,
    };
    await operations.saveCommand(verified);
    expect(await operations.commands(10)).toEqual([verified]);
    expect(await operations.lastCommandId()).toBe(1);
    await operations.audit({
      at: 1,
      by: 'pyros',
      windowId: 'w1',
      call: 'dome.move',
      input: '{}',
      outcome: 'ok',
      reason: '',
    });
    const closure = await operations.saveClosure({ cause: 'rain', at: EVENING, closedAt: null });
    expect(await operations.closures(EVENING, EVENING)).toEqual([{ cause: 'rain', at: EVENING, closedAt: null }]);
    await operations.setClosed(closure, EVENING + 40_000);
    expect(await operations.closures(0, EVENING)).toEqual([{ cause: 'rain', at: EVENING, closedAt: EVENING + 40_000 }]);
    await expect(operations.setClosed(99_999, 1)).rejects.toThrow('There is no closure 99999');
    const lost = await operations.saveLostTime({ cause: 'rain', start: EVENING, end: null });
    await operations.endLostTime(lost, EVENING + 10);
    expect(await operations.lostTimes(EVENING + 5, EVENING + 6)).toEqual([
      { cause: 'rain', start: EVENING, end: EVENING + 10 },
    ]);
    expect(await operations.lostTimes(EVENING + 11, EVENING + 12)).toEqual([]);
    await operations.saveLostTime({ cause: 'wind', start: EVENING + 20, end: null });
    await operations.endOpenLostTimes(EVENING + 30);
    expect(await operations.lostTimes(EVENING, EVENING + 50)).toEqual([
      { cause: 'rain', start: EVENING, end: EVENING + 10 },
      { cause: 'wind', start: EVENING + 20, end: EVENING + 30 },
    ]);
    for (const version of ['0.1.0', '0.1.0', '0.2.0']) await operations.recordVersion('pyros', version, EVENING);
  });

  lookingBack(() => db);

  test('keeps settings until they are taken away, of any text', async () => {
    expect(await db.settings.get('layout.one')).toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        await db.settings.set('layout.one', text);
        expect(await db.settings.get('layout.one')).toBe(text);
      }),
      { numRuns: 50 },
    );
    await db.settings.set('layout.one', 'x'.repeat(200_000));
    expect((await db.settings.get('layout.one'))?.length).toBe(200_000);
    await db.settings.set('layout.one', null);
    expect(await db.settings.get('layout.one')).toBeNull();
  });

  test('is the same after it was closed and opened again', async () => {
    const before = await db.requests.list(1000);
    await db.close();
    db = await openDatabase(configuration);
    expect(await db.requests.list(1000)).toEqual(before);
    expect((await db.users.list()).filter((user) => user.username === 'pyros')).toHaveLength(1);
  });
});

const IMAGE = {
  planId: null,
  sequenceId: null,
  requestName: 'M31',
  detector: 'VIS' as const,
  filter: 'r',
  exposureSeconds: 30.5,
  startedAt: EVENING,
  path: 'PRODUCED_DATA/request_1/x.fits',
  kind: 'object' as const,
  fwhmArcseconds: null,
  medianCounts: null,
  sourceCount: null,
};
