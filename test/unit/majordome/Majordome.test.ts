import { describe, expect, test } from 'vitest';
import type { ShutterState } from '../../../devices/dome/Dome.ts';
import type { MountState } from '../../../devices/mount/Mount.ts';
import type { ClosingResult } from '../../../main-services/majordome/ClosingProcedure.ts';
import { Majordome } from '../../../main-services/majordome/Majordome.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import type { Night } from '../../../main-services/model/night.ts';
import type { CommandRecord, ControlState } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { instrumentsState } from '../../doubles/instrumentsState.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const NIGHT = { date: '2026-12-15', start: -3_600_000, end: 36_000_000 } as Night;

/** A majordome in a night, everything around it as the test says. */
function aMajordome() {
  const clock = new ManualClock(0);
  const world = {
    safe: true,
    mayOpen: true,
    mode: 'AUTO' as ControlState['mode'],
    shutter: 'OPEN' as ShutterState,
    coverOpen: true,
    telescope: 'TRACKING' as MountState,
    fault: null as string | null,
    stoppedAt: null as number | null,
    /** When the environment was judged last; null = just now. */
    judgedAt: null as number | null,
    result: { closed: true, parked: true, records: [] } as ClosingResult,
  };
  const closings: number[] = [];
  const openings: (() => boolean)[] = [];
  let opened: () => void = () => undefined;
  const instruments = () =>
    instrumentsState({
      at: clock.now(),
      telescope: { state: world.telescope, coverOpen: world.coverOpen, fault: world.fault },
      dome: { shutter: world.shutter },
    });
  const majordome = new Majordome({
    clock,
    log: rememberingLog(),
    runner: {
      run: async () => true,
      running: () => null,
      interrupt: async () => undefined,
      restsUntil: () => 0,
    },
    closing: {
      running: () => false,
      close: async () => {
        closings.push(clock.now());
        return world.result;
      },
    },
    nightLog: { losing: () => undefined },
    instruments,
    environment: () => {
      const at = world.judgedAt ?? clock.now();
      return { at, safe: world.safe, mayOpen: world.mayOpen, cause: 'raining' } as EnvironmentState;
    },
    control: () => ({ mode: world.mode, holder: null, holderWindow: null, since: 0 }),
    stoppedAt: () => world.stoppedAt,
    nightAt: () => NIGHT,
    open: (_, mayGoOn) => {
      openings.push(mayGoOn);
      return new Promise<CommandRecord>((resolve) => {
        opened = () => resolve({} as CommandRecord);
      });
    },
    replan: () => undefined,
    nightEnded: async () => undefined,
    onChange: () => undefined,
  });
  /** Looks every second, as the rounds of environment and majordome together would. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      majordome.look();
      await clock.advance(1000);
    }
  };
  return { majordome, world, clock, closings, openings, pass, opened: () => opened() };
}

describe('closing', () => {
  test('follows from a monitoring that says nothing any more, though its last word was "safe"', async () => {
    const { majordome, closings, world, pass } = aMajordome();
    await pass(60);
    expect(closings).toEqual([]);
    world.judgedAt = 60_000;
    await pass(10);
    expect(majordome.state()).toMatchObject({
      state: 'SECURED',
      reason: expect.stringMatching(/^nobody has judged the environment for \d+ s$/),
    });
    expect(closings[0]).toBeLessThanOrEqual(69_000);
  });

  test('that failed is tried again every ten seconds, though the weather is fine again', async () => {
    const { majordome, world, closings, pass } = aMajordome();
    Object.assign(world, { safe: false, result: { closed: false, parked: true, records: [] } });
    await pass(12);
    Object.assign(world, { safe: true, mayOpen: false });
    await pass(12);
    expect(majordome.state()).toMatchObject({ state: 'SECURED', reason: 'raining' });
    expect(closings).toEqual([0, 10_000, 20_000]);
    world.shutter = 'CLOSED';
    world.mayOpen = true;
    await pass(1);
    expect(majordome.state().state).toBe('IDLE');
  });

  test('over a telescope that does not park is tried again every minute', async () => {
    const { world, closings, pass } = aMajordome();
    Object.assign(world, { safe: false, shutter: 'CLOSED', result: { closed: true, parked: false, records: [] } });
    await pass(130);
    expect(closings).toEqual([0, 60_000, 120_000]);
  });

  test('follows from a fault of the telescope, and leaves who has manual control alone behind a shut dome', async () => {
    const { majordome, world, closings, pass } = aMajordome();
    world.fault = 'axis blocked';
    await pass(1);
    expect(majordome.state()).toMatchObject({ state: 'PASSIVE', reason: 'Telescope reports a fault: axis blocked' });
    expect(closings).toHaveLength(1);
    Object.assign(world, { fault: null, mode: 'MAN', safe: false, shutter: 'CLOSED' });
    await pass(300);
    expect(majordome.state().state).toBe('SECURED');
    expect(closings).toHaveLength(1);
  });

  test('owed is forgiven when somebody takes control in fine weather', async () => {
    const { majordome, world, pass } = aMajordome();
    Object.assign(world, { safe: false, result: { closed: false, parked: true, records: [] } });
    await pass(1);
    Object.assign(world, { safe: true, mode: 'MAN' });
    await pass(1);
    expect(majordome.state().state).toBe('PASSIVE');
  });

  test('waits for two minutes after STOP, then the mirror is protected all the same', async () => {
    const { world, closings, pass } = aMajordome();
    Object.assign(world, { safe: false, mode: 'MAN', stoppedAt: 0 });
    await pass(119);
    expect(closings).toEqual([]);
    await pass(2);
    expect(closings[0]).toBe(120_000);
  });
});

describe('opening', () => {
  test('includes the mirror cover, and is one procedure at a time', async () => {
    const { world, openings, pass } = aMajordome();
    world.coverOpen = false;
    await pass(200);
    expect(openings).toHaveLength(1);
  });

  test('does not go on when it is to be closed again', async () => {
    const { world, openings, pass, opened } = aMajordome();
    world.shutter = 'CLOSED';
    await pass(1);
    expect(openings[0]?.()).toBe(true);
    world.mode = 'MAN';
    await pass(1);
    expect(openings[0]?.()).toBe(false);
    opened();
  });
});
