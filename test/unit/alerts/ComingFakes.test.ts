import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemorySettings } from '../../doubles/InMemorySettings.ts';
import { aService, NIGHT } from './aService.ts';

const DRILL = { name: 'drill', raDegrees: 200, decDegrees: 20, errorDegrees: 0.05, mission: 'SVOM' };

/** The application started again some time later, on the same data. */
async function again({ options }: Pick<ReturnType<typeof aService>, 'options'>, at: number) {
  const clock = new ManualClock(at);
  const { dataDirectory, repository, settings } = options;
  const next = aService({ dataDirectory, repository, settings, clock });
  await next.service.restore();
  return { ...next, clock };
}

/** What became of a fake asked for in ten seconds, when the application was killed before and started again after so long. */
async function killedAndBack(afterSeconds: number) {
  const before = aService();
  before.service.raiseFake(DRILL, 10);
  await before.service.settled();
  const after = await again(before, NIGHT + afterSeconds * 1000);
  const look = async () => {
    after.service.lookAtClock();
    await after.service.settled();
    return after.service.alerts();
  };
  return { before, after, look };
}

describe('a fake alert in some seconds', () => {
  it('comes at the first look at the clock after them, once', async () => {
    const { service, clock, actions } = aService();
    service.raiseFake(DRILL, 10);
    await clock.advance(9_000);
    service.lookAtClock();
    await service.settled();
    expect(service.alerts()).toEqual([]);
    await clock.advance(1_000);
    service.lookAtClock();
    service.lookAtClock();
    await service.settled();
    expect(service.alerts()).toMatchObject([
      { fake: true, mission: 'SVOM', name: expect.stringMatching(/^FAKE drill/), chain: { triggerAt: NIGHT + 10_000 } },
    ]);
    expect(actions.log).toHaveLength(1);
  });

  it('comes at its time after a restart, marked as fake and observed like before', async () => {
    const { after, look } = await killedAndBack(4);
    expect(await look()).toEqual([]);
    await after.clock.advance(6_000);
    expect(await look()).toMatchObject([{ fake: true, mission: 'SVOM', name: expect.stringMatching(/^FAKE drill/) }]);
    expect(after.actions.orders).toHaveLength(1);
    expect(await look()).toHaveLength(1);
  });

  it('comes late when the restart took up to a minute, and never after that, with a word in the log', async () => {
    const late = await killedAndBack(69);
    expect(await late.look()).toMatchObject([{ fake: true }]);
    const tooLate = await killedAndBack(71);
    expect(await tooLate.look()).toEqual([]);
    expect(tooLate.after.log.lines.join()).toMatch(
      /warning The fake alert "drill" should have come at 2026-05-11T06:00:10.000Z, while nothing ran: it is dropped\./,
    );
    const third = await again(tooLate.after, NIGHT + 72_000);
    expect(third.log.lines.join()).not.toMatch(/dropped/);
  });

  it('does not come twice when the application dies between raising and forgetting it', async () => {
    const settings = new InMemorySettings();
    const before = aService({ settings });
    before.service.raiseFake(DRILL, 10);
    await before.service.settled();
    const kept = new Map(settings.kept);
    await before.clock.advance(10_000);
    before.service.lookAtClock();
    await before.service.settled();
    for (const [key, value] of kept) settings.kept.set(key, value);
    const after = await again(before, NIGHT + 15_000);
    after.service.lookAtClock();
    await after.service.settled();
    expect(after.service.alerts()).toHaveLength(1);
    expect(after.service.repeatedCount).toBe(1);
  });

  it('of another clock, or unreadable, is dropped with a word; what the database refuses is said', async () => {
    const { before } = await killedAndBack(0);
    const { log, service } = await again(before, NIGHT - 7_200_000);
    expect(log.lines.join()).toMatch(/"drill" for 2026-05-11T06:00:10.000Z is of another night's clock: it is dropped/);
    await service.settled();
    const settings = before.options.settings as InMemorySettings;
    settings.kept.set('alerts.comingFakes', '[{"at":"soon"}]');
    await service.restore();
    expect(log.lines.join()).toMatch(/cannot be read and are forgotten/);
    settings.failing = true;
    service.raiseFake(DRILL, 10);
    await service.settled();
    expect(log.lines.at(-1)).toMatch(/^error The fake alerts to come cannot be stored, and a restart would lose them/);
  });
});
