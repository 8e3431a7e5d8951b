import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AlertService } from '../../../main-services/alerts/AlertService.ts';
import type { DetectorProgress } from '../../../main-services/model/operations.ts';
import { anExecution } from '../../doubles/anExecution.ts';
import { aService, NIGHT } from './aService.ts';
import { sample, svomNotice } from './samples.ts';

/** Before its first exposure. */
const DETECTOR: DetectorProgress = {
  detector: 'VIS',
  filter: 'r',
  exposureSeconds: 30,
  exposureStartedAt: null,
  imagesDone: 0,
  imagesTotal: 5,
  note: null,
};
const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function setUp(change: Parameters<typeof aService>[0] = {}) {
  const made = aService(change);
  directories.push(made.dataDirectory);
  return made;
}

const up = { ra: 200, dec: 20, error: 0.05 };
const notice = (type: string, packet: number, more = {}, burst = 'sb26051101') =>
  svomNotice({ burst, type, packet, at: NIGHT, ...more });
const wakeup = notice('eclairs-wakeup', 202, up);

describe('a burst', () => {
  it('is ordered in the very turn its notice comes, then stored', async () => {
    const { service, actions, repository } = setUp();
    service.receive(wakeup, 'test');
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(repository.writes).toBe(0);
    await service.settled();
    const [stored] = await repository.list(10);
    expect(stored).toMatchObject({
      burstId: 'sb26051101',
      decision: 'observe',
      requestId: 101,
      rightAscensionDegrees: 200,
      chain: { receivedAt: NIGHT, decidedAt: NIGHT, slewCommandedAt: NIGHT, slewLatencyMs: expect.any(Number) },
      notices: [{ type: 'eclairs-wakeup', source: 'test', decision: 'observe' }],
    });
    expect(service.alerts()).toEqual([stored]);
  });

  it('shows each step of the reaction as first reached', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    await service.settled();
    actions.orders[0]?.marks.onTarget(NIGHT + 9_000);
    const exposing = (requestId: number, exposureStartedAt: number | null, isAlert = true) =>
      service.follow(
        anExecution({
          requestId,
          isAlert,
          step: 'exposing',
          startedAt: NIGHT + 1,
          detectors: [
            { ...DETECTOR, exposureStartedAt },
            { ...DETECTOR, detector: 'NIR' },
          ],
        }),
      );
    exposing(101, null);
    exposing(101, NIGHT + 12_000);
    exposing(101, NIGHT + 99_000);
    exposing(999, NIGHT);
    exposing(101, NIGHT, false);
    await service.settled();
    expect(service.alerts()[0]?.chain).toMatchObject({ onTargetAt: NIGHT + 9_000, firstExposureAt: NIGHT + 12_000 });
  });

  it('shows the steps of one that waited, and those after a restart, too', async () => {
    const { service, clock } = setUp();
    service.receive(notice('eclairs-wakeup', 202, { ...up, ra: 300 }), 'test');
    await service.settled();
    const execution = anExecution({ requestId: 101, startedAt: NIGHT + 60_000 });
    service.follow({ ...execution, step: 'slewing' });
    await clock.advance(90_000);
    service.follow({ ...execution, step: 'exposing' });
    expect(service.alerts()[0]?.chain).toMatchObject({
      slewCommandedAt: NIGHT + 60_000,
      slewLatencyMs: null,
      onTargetAt: NIGHT + 90_000,
      firstExposureAt: null,
    });
  });

  it('waits for a position and takes the first that comes', async () => {
    const { service, actions } = setUp();
    service.receive(notice('grm-trigger', 201, { ...up, error: -1 }), 'test');
    await service.settled();
    expect(service.alerts()[0]).toMatchObject({ decision: 'ignore', requestId: null });
    service.receive(wakeup, 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(service.alerts()).toMatchObject([
      { decision: 'observe', notices: [{ type: 'grm-trigger' }, { type: 'eclairs-wakeup' }] },
    ]);
  });

  it('keeps pointing when a better position lies in the field', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    service.receive(notice('mxt-initial', 209, { ra: 200.1, dec: 20.1, error: 0.01 }), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'refine 101 to 200.10']);
    expect(service.alerts()[0]).toMatchObject({ rightAscensionDegrees: 200.1, errorDegrees: 0.01 });
    expect(service.alerts()[0]?.notices[1]?.reasons.at(-1)).toMatch(/8\.\d′ from where it points: inside the field/);
  });

  it('is pointed anew when the better position leaves the field, and the old request is cancelled', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    await service.settled();
    service.receive(notice('mxt-initial', 209, { ra: 200.5, dec: 20, error: 0.01 }), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'slew SVOM sb26051101', 'cancel 101']);
    expect(service.alerts()[0]).toMatchObject({ requestId: 102, decision: 'observe' });
  });

  it('is cancelled by a retraction, and not taken up again by what comes after it', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    await service.settled();
    service.receive(
      notice('retraction', 219, { ...up, cites: [['retraction', 'ivo://org.svom/fsc#sb26051101_eclairs-wakeup']] }),
      'test',
    );
    service.receive(notice('slewing', 204, up), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'cancel 101']);
    const [alert] = service.alerts();
    expect(alert).toMatchObject({ decision: 'cancel', retracted: true });
    expect(alert?.notices.map(({ decision }) => decision)).toEqual(['observe', 'cancel', 'ignore']);
    expect(alert?.notices[2]?.reasons[0]).toMatch(/retracted by/);
  });

  it('is never observed when its retraction came first', async () => {
    const { service, actions } = setUp();
    service.receive(
      notice('retraction', 219, { cites: [['retraction', 'ivo://org.svom/fsc#sb26051101_eclairs-wakeup']] }),
      'test',
    );
    service.receive(wakeup, 'test');
    await service.settled();
    expect(actions.log).toEqual([]);
    expect(service.alerts()[0]).toMatchObject({ retracted: true, decision: 'cancel' });
  });

  it('whose request is stored only after the retraction has it cancelled then', async () => {
    const { service, actions } = setUp();
    actions.hold = true;
    service.receive(wakeup, 'test');
    service.receive(
      notice('retraction', 219, { cites: [['retraction', 'ivo://org.svom/fsc#sb26051101_eclairs-wakeup']] }),
      'test',
    );
    await service.settled();
    actions.orders[0]?.marks.requestCreated(77);
    expect(actions.cancelled).toEqual([expect.stringMatching(/SVOM sb26051101 77/)]);
    expect(service.alerts()[0]?.requestId).toBeNull();
  });

  it('that is up only later is planned, not pointed', async () => {
    const { service, actions } = setUp();
    service.receive(notice('eclairs-wakeup', 202, { ...up, ra: 285 }), 'test');
    await service.settled();
    expect(actions.log).toEqual(['plan SVOM sb26051101']);
    expect(actions.orders[0]?.draft.sequences[0]?.preferredAt).toBeGreaterThan(NIGHT);
  });

  it('seen by two satellites is one alert with one order', async () => {
    const { service, actions } = setUp();
    service.receive(wakeup, 'test');
    const swift = sample('swift_1093742_1_bat_grb_pos.xml')
      .toString('utf8')
      .replace('<C1>192.2744', '<C1>200.02')
      .replace('<C2>22.9093', '<C2>20.01')
      .replace('<ISOTime>2022-01-18T18:20:38.09', '<ISOTime>2026-05-11T05:59:50')
      .replace('<Date>2022-01-18T18:20:55', '<Date>2026-05-11T06:00:00');
    service.receive(Buffer.from(swift), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(service.alerts()).toMatchObject([
      { name: 'SVOM sb26051101', notices: [{ mission: 'SVOM' }, { mission: 'Swift' }] },
    ]);
  });

  it('under manual control waits for the operator, whose yes sends the telescope', async () => {
    const { service, actions } = setUp({ mode: () => 'MAN' });
    service.receive(wakeup, 'test');
    await service.settled();
    expect(service.alerts()[0]).toMatchObject({ decision: 'ask' });
    service.answer(service.alerts()[0]?.id ?? 0, 'observe', 'ana');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(service.alerts()[0]).toMatchObject({
      decision: 'observe',
      reasons: ['Accepted by ana.', expect.stringContaining('high now')],
      question: { answer: 'observe', answeredBy: 'ana' },
    });
    expect(() => service.answer(999, 'observe', 'ana')).toThrow(/no alert 999/);
  });

  it('raised at the console is fake all the way, and observed', async () => {
    const { service, actions } = setUp();
    service.raiseFake({ name: 'exercise <1> & "more"', raDegrees: 200, decDegrees: 20, errorDegrees: 0.05 });
    await service.settled();
    expect(service.alerts()[0]).toMatchObject({
      fake: true,
      decision: 'observe',
      name: expect.stringMatching(/^FAKE exercise-1-more/),
    });
    expect(actions.orders[0]?.draft.name).toMatch(/^FAKE/);
  });

  it('whose order fails is ordered again by the next notice', async () => {
    const { service, actions, log } = setUp();
    const { observe } = actions;
    actions.observe = () => Promise.reject(new Error('the mount is asleep'));
    service.receive(wakeup, 'test');
    await service.settled();
    expect(log.lines.join('\n')).toMatch(/error SVOM sb26051101 could not be ordered: Error: the mount is asleep/);
    actions.observe = observe;
    service.receive(notice('slewing', 204, up), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
  });
});

describe('intake', () => {
  it('archives every packet byte for byte, the same bytes once', async () => {
    const { service, dataDirectory } = setUp();
    for (const bytes of [wakeup, wakeup, Buffer.from('rubbish')]) service.receive(bytes, 'vtp-127.0.0.1-8099');
    await service.settled();
    const folder = path.join(dataDirectory, 'VOEVENTS', 'archive', '2026-05-11');
    const kept = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
    expect(kept).toHaveLength(2);
    expect(kept.some((bytes) => bytes.equals(wakeup))).toBe(true);
    expect(service.refusedCount).toBe(1);
  });

  it('takes one identifier once, and says so when it comes with other bytes', async () => {
    const { service, log, repository } = setUp();
    service.receive(wakeup, 'a');
    service.receive(wakeup, 'b');
    service.receive(Buffer.concat([wakeup, Buffer.from(' ')]), 'c');
    await service.settled();
    expect((await repository.list(10))[0]?.notices).toHaveLength(1);
    expect(log.lines.filter((line) => line.includes('other bytes'))).toHaveLength(1);
  });

  it('acts although the archive cannot be written', async () => {
    const { service, actions, dataDirectory, log } = setUp();
    writeFileSync(path.join(dataDirectory, 'VOEVENTS'), 'in the way');
    service.receive(wakeup, 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(log.lines.join('\n')).toMatch(/error .*could not be archived/);
  });

  it('acts although the database is away, and stores when it is back', async () => {
    const { service, actions, repository, log } = setUp();
    repository.failing = true;
    service.receive(wakeup, 'test');
    service.receive(notice('slewing', 204, up), 'test');
    await service.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(service.unstored).toBeGreaterThan(0);
    for (let beat = 0; beat < 5; beat++) {
      service.retryStoring();
      await service.settled();
    }
    repository.failing = false;
    service.retryStoring();
    await service.settled();
    expect(service.unstored).toBe(0);
    expect((await repository.list(10))[0]).toMatchObject({ requestId: 101, notices: [{}, {}] });
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('does not let one write the database will never take hold up the rest', async () => {
    const { service, repository, log } = setUp();
    const { create } = repository;
    repository.create = (alert, ...rest) =>
      alert.burstId === 'sb26051101'
        ? Promise.reject(new Error('no such column'))
        : create.call(repository, alert, ...rest);
    service.receive(wakeup, 'test');
    service.receive(notice('eclairs-wakeup', 202, up, 'sb26051102'), 'test');
    for (let beat = 0; beat < 10; beat++) {
      service.retryStoring();
      await service.settled();
    }
    expect((await repository.list(10)).map(({ burstId }) => burstId)).toEqual(['sb26051102']);
    expect(log.lines.join('\n')).toMatch(/refuses the alert SVOM sb26051101 for good/);
  });

  it('handles 1000 notices at once, in order, none lost or doubled', async () => {
    const { service, repository } = setUp();
    const notices = Array.from({ length: 1000 }, (_, n) =>
      notice('eclairs-wakeup', 202, { ra: (n * 13) % 360, dec: 20, error: 0.05 }, `sb2605${1000 + n}`),
    );
    for (const bytes of notices) service.receive(bytes, 'test');
    await service.settled();
    const stored = await repository.list(2000);
    expect(stored.map(({ burstId }) => burstId).reverse()).toEqual(notices.map((_, n) => `sb2605${1000 + n}`));
    expect(service.alerts()).toHaveLength(200);
  });

  it('tells its listener at most once a turn', async () => {
    let calls = 0;
    const { service } = setUp({ onChanged: () => (calls += 1) });
    service.receive(wakeup, 'test');
    expect(calls).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(5);
  });
});

describe('after a restart', () => {
  it('knows its bursts and what was ordered', async () => {
    const { service, options, actions } = setUp();
    service.receive(wakeup, 'test');
    await service.settled();
    const again = new AlertService(options);
    await again.restore();
    again.receive(wakeup, 'test');
    again.receive(notice('slewing', 204, up), 'test');
    await again.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101']);
    expect(again.alerts()).toMatchObject([{ requestId: 101, notices: [{}, { type: 'slewing' }] }]);
    again.receive(notice('retraction', 219, {}), 'test');
    await again.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'cancel 101']);
  });

  it('takes up a notice that was archived and never decided, unless it has become too old', async () => {
    const { service, options, repository, actions, clock } = setUp();
    repository.failing = true;
    actions.hold = true;
    service.receive(wakeup, 'vtp-a');
    await service.settled();
    repository.failing = false;
    const again = new AlertService(options);
    await again.restore();
    await again.settled();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'slew SVOM sb26051101']);
    expect((await repository.list(1))[0]?.notices[0]?.source).toBe('vtp-a');

    await clock.advance(3 * 3_600_000);
    const later = setUp({ clock, dataDirectory: options.dataDirectory });
    await later.service.restore();
    await later.service.settled();
    expect(later.actions.log).toEqual([]);
    expect(later.service.alerts()[0]).toMatchObject({ decision: 'ignore' });
  });

  it('orders again what was decided when no request had come of it', async () => {
    const { service, options, actions } = setUp();
    actions.hold = true;
    service.receive(wakeup, 'test');
    await service.settled();
    const again = new AlertService(options);
    await again.restore();
    expect(actions.log).toEqual(['slew SVOM sb26051101', 'slew SVOM sb26051101']);
  });
});
