import { describe, expect, test } from 'vitest';
import { DeviceTimeout } from '../../../devices/errors.ts';
import type { JogDirection, Mount, MountState, MountStatus } from '../../../devices/mount/Mount.ts';
import { CommandDesk } from '../../../main-services/instruments/CommandDesk.ts';
import { JogDesk } from '../../../main-services/instruments/JogDesk.ts';
import { jogAhead } from '../../../main-services/instruments/jogAhead.ts';
import { Poller } from '../../../main-services/instruments/Poller.ts';
import { TelescopeCommands } from '../../../main-services/instruments/TelescopeCommands.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { noInterlocks } from '../../doubles/noInterlocks.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** A telescope that goes at a degree a second while it is jogged, and a window beside it. */
async function bench(how: { jogs?: boolean; refuseStops?: number } = {}) {
  const clock = new ManualClock(0);
  const sent: string[] = [];
  let state: MountState = 'TRACKING';
  let declinationDegrees = 20;
  let since = 0;
  let going: JogDirection | null = null;
  let stopsToRefuse = how.refuseStops ?? 0;
  const move = () => {
    const way = (clock.now() - since) / 1000;
    since = clock.now();
    if (going === 'NORTH') declinationDegrees += way;
    if (going === 'SOUTH') declinationDegrees -= way;
  };
  const stand = async (words: string) => {
    sent.push(words);
    if (stopsToRefuse-- > 0) throw new DeviceTimeout('Telescope', 'no answer');
    move();
    going = null;
    state = 'TRACKING';
  };
  const note = (what: string) => async () => void sent.push(what);
  const mount: Mount = {
    name: 'Telescope',
    connect: () => undefined,
    disconnect: async () => undefined,
    link: () => ({ connected: true, since: 0, lastReplyAt: 0, fault: null }),
    status: async (): Promise<MountStatus> => {
      move();
      return {
        at: clock.now(),
        state,
        rightAscensionDegrees: 10,
        declinationDegrees,
        altitudeDegrees: 50,
        azimuthDegrees: 0,
        targetRightAscensionDegrees: null,
        targetDeclinationDegrees: null,
        coverOpen: false,
        fault: null,
      };
    },
    slewTo: note('slew'),
    slewToHorizontal: note('slew alt-az'),
    setTracking: note('track'),
    park: note('park'),
    setCover: note('cover'),
    halt: () => stand('halt'),
    ...(how.jogs === false
      ? {}
      : {
          jogging: {
            rates: ['guide', 'find'],
            start: async (direction: JogDirection, rate: string) => {
              sent.push(`${direction} ${rate}`);
              move();
              going = direction;
              state = 'SLEWING';
            },
            stop: () => stand('stop'),
          },
        }),
  };
  const log = rememberingLog();
  const desk = new CommandDesk({ clock, log, store: async () => undefined, lastId: 0 });
  const poller = new Poller(
    mount,
    () => undefined,
    () => undefined,
  );
  await poller.read();
  const limit = { northernmostDegrees: 90 };
  const checks = {
    ...noInterlocks,
    jog: (ahead: { declinationDegrees: number }) =>
      ahead.declinationDegrees > limit.northernmostDegrees ? ['It would go too far.'] : [],
  };
  const telescope = new TelescopeCommands({ mount, poller, desk, checks });
  const jogs = new JogDesk({ mount, poller, desk, checks, motion: telescope.motion, clock, wall: clock, log });
  const dead = { window: false };
  clock.every(200, () => {
    if (!dead.window) jogs.renew('w1');
  });
  const position = async () => (await mount.status()).declinationDegrees;
  return { clock, sent, jogs, telescope, limit, dead, position, log };
}

const north = { direction: 'NORTH', rate: 'find' } as const;

describe('a key that is held', () => {
  test('moves the telescope until it is let go; the record tells how far', async () => {
    const { clock, sent, jogs, position } = await bench();
    const issued = jogs.start(north, 'w1', 'anna');
    await clock.advance(2000);
    expect((await issued.acknowledged).outcome).toBe('acknowledged');
    expect(jogs.stop('w1')).toBe(true);
    await clock.advance(2000);
    expect(await issued.verified).toMatchObject({
      command: 'JOG NORTH find',
      outcome: 'verified',
      detail: '2.000° in 2.0 s, let go',
    });
    expect(sent).toEqual(['NORTH find', 'stop']);
    expect(await position()).toBeCloseTo(22, 3);
  });

  test('whose window falls silent moves it no longer than the lease', async () => {
    const { clock, sent, jogs, dead, position } = await bench();
    const issued = jogs.start(north, 'w1', 'anna');
    await clock.advance(5000);
    dead.window = true;
    await clock.advance(3000);
    expect(await issued.verified).toMatchObject({ detail: expect.stringContaining('its window fell silent') });
    expect(sent).toEqual(['NORTH find', 'stop']);
    // 5 s and the lease of 0.6 s from the last renewal, seen at the next look 0.1 s later.
    expect(await position()).toBeLessThan(25.8);
    expect(jogs.renew('w1')).toBe(false);
  });

  test('is another direction when another key follows, without a stop between', async () => {
    const { clock, sent, jogs } = await bench();
    const first = jogs.start(north, 'w1', 'anna');
    await clock.advance(1000);
    const second = jogs.start({ direction: 'SOUTH', rate: 'guide' }, 'w1', 'anna');
    await clock.advance(1000);
    expect(await first.verified).toMatchObject({ outcome: 'verified', detail: expect.stringContaining('then south') });
    jogs.stop('w1');
    await clock.advance(1000);
    expect((await second.verified).outcome).toBe('verified');
    expect(sent).toEqual(['NORTH find', 'SOUTH guide', 'stop']);
  });

  test.each([
    ['STOP', 'halt', ['NORTH find', 'halt']],
    ['PARK', 'park', ['NORTH find', 'park']],
    ['GOTO', 'slew', ['NORTH find', 'stop', 'slew']],
  ])('ends when %s is ordered, and nothing stops that afterwards', async (_, what, expected) => {
    const { clock, sent, jogs, telescope } = await bench();
    const issued = jogs.start(north, 'w1', 'anna');
    await clock.advance(1000);
    if (what === 'halt') telescope.halt('anna');
    else if (what === 'park') telescope.park('anna');
    else telescope.slewTo({ rightAscensionDegrees: 1, declinationDegrees: 2 }, 'anna');
    await clock.advance(1000);
    expect((await issued.verified).outcome).toBe('verified');
    expect(sent.slice(0, expected.length)).toEqual(expected);
    expect(sent.slice(expected.length)).not.toContain('stop');
    expect(jogs.renew('w1')).toBe(false);
  });

  test('stops before a limit, in time for its speed', async () => {
    const { clock, jogs, limit, position } = await bench();
    limit.northernmostDegrees = 30;
    const issued = jogs.start({ direction: 'NORTH', rate: 'guide' }, 'w1', 'anna');
    await clock.advance(20_000);
    expect(await issued.verified).toMatchObject({ detail: expect.stringContaining('It would go too far.') });
    const stands = await position();
    expect(stands).toBeGreaterThan(28);
    expect(stands).toBeLessThan(30);
  });

  test('ends when control changes hands', async () => {
    const { clock, sent, jogs } = await bench();
    const issued = jogs.start(north, 'w1', 'anna');
    await clock.advance(500);
    jogs.heldBy('w1');
    expect(sent).toEqual(['NORTH find']);
    jogs.heldBy(null);
    await clock.advance(1000);
    expect(await issued.verified).toMatchObject({ detail: expect.stringContaining('control changed hands') });
  });

  test('is stopped again and again, by halt too, until the mount takes it', async () => {
    const { clock, sent, jogs, log } = await bench({ refuseStops: 3 });
    const issued = jogs.start(north, 'w1', 'anna');
    await clock.advance(500);
    jogs.stop('w1');
    await clock.advance(3000);
    expect(sent).toEqual(['NORTH find', 'stop', 'halt', 'stop', 'halt']);
    expect((await issued.verified).outcome).toBe('verified');
    expect(log.lines.filter((line) => /^error the telescope was not stopped/.test(line))).toHaveLength(3);
  });
});

describe('a key is refused', () => {
  test('by a mount without jogging', async () => {
    const { sent, jogs } = await bench({ jogs: false });
    expect(await jogs.start(north, 'w1', 'anna').verified).toMatchObject({
      outcome: 'refused',
      detail: 'Telescope cannot be moved by keys.',
    });
    expect(sent).toEqual([]);
  });

  test('at a rate that the mount has not', async () => {
    const { jogs } = await bench();
    const issued = jogs.start({ direction: 'NORTH', rate: 'warp' }, 'w1', 'anna');
    expect(await issued.verified).toMatchObject({ outcome: 'refused', detail: 'Telescope has no rate "warp".' });
  });

  test('by the interlocks, and what moves for the other window goes on', async () => {
    const { clock, sent, jogs, limit } = await bench();
    limit.northernmostDegrees = 20.2;
    const issued = jogs.start({ direction: 'NORTH', rate: 'guide' }, 'w1', 'anna');
    expect(await issued.verified).toMatchObject({ outcome: 'refused', detail: 'It would go too far.' });
    await clock.advance(1000);
    expect(sent).toEqual([]);
    expect(jogs.stop('w1')).toBe(false);
  });

  test('letting go in another window stops nothing', async () => {
    const { clock, sent, jogs } = await bench();
    jogs.start(north, 'w1', 'anna');
    await clock.advance(300);
    expect(jogs.stop('w2')).toBe(false);
    expect(jogs.renew('w2')).toBe(false);
    expect(sent).toEqual(['NORTH find']);
    jogs.stop('w1');
    await clock.advance(1000);
  });
});

test('the place ahead stays on the sphere', () => {
  const from = { rightAscensionDegrees: 359.5, declinationDegrees: 60 };
  expect(jogAhead(from, 'EAST', 1)).toEqual({ rightAscensionDegrees: expect.closeTo(1.5, 6), declinationDegrees: 60 });
  expect(jogAhead(from, 'NORTH', 80).declinationDegrees).toBe(89.9);
  expect(jogAhead({ rightAscensionDegrees: 0.2, declinationDegrees: 0 }, 'WEST', 1).rightAscensionDegrees).toBeCloseTo(
    359.2,
    6,
  );
});
