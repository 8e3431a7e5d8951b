import { describe, expect, test } from 'vitest';
import { type ClosingMotions, ClosingProcedure } from '../../../main-services/majordome/ClosingProcedure.ts';
import { NightLog } from '../../../main-services/majordome/NightLog.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const record = (command: string, outcome: CommandRecord['outcome'] = 'verified'): CommandRecord => ({
  id: 1,
  at: 0,
  by: 'Majordome',
  device: 'x',
  command,
  acknowledgedAt: 0,
  verifiedAt: outcome === 'verified' ? 5000 : null,
  outcome,
  detail: outcome,
});

function observatory(change: Partial<ClosingMotions> = {}) {
  const steps: string[] = [];
  const failures: string[] = [];
  const done: string[] = [];
  const clock = new ManualClock(0);
  const step = (name: string, outcome?: CommandRecord['outcome']) => async () => {
    steps.push(name);
    return record(name, outcome);
  };
  const motions: ClosingMotions = {
    abortExposures: async () => {
      steps.push('abort');
      return [];
    },
    stopFollowing: () => steps.push('stop following'),
    park: step('park'),
    closeDome: step('close'),
    closeCover: step('cover'),
    alreadyClosed: () => false,
    domeIsShut: () => false,
    ...change,
  };
  const store = {
    saveClosure: async () => 1,
    setClosed: async () => undefined,
    saveLostTime: async () => 1,
    endLostTime: async () => undefined,
    endOpenLostTimes: async () => undefined,
    closures: async () => [],
    lostTimes: async () => [],
  };
  const nightLog = new NightLog({ clock, log: rememberingLog(), store, changed: () => undefined });
  const closing = new ClosingProcedure({
    motions,
    nightLog,
    clock,
    log: rememberingLog(),
    onFailure: (_, what) => failures.push(what),
    onDone: (part) => done.push(part),
  });
  return { closing, steps, failures, done, nightLog, clock };
}

describe('closing', () => {
  test('goes in order: abort, stop following, park, then shut', async () => {
    const { closing, steps, nightLog } = observatory();
    expect(await closing.close('rain', 'Majordome')).toMatchObject({ closed: true });
    expect(steps).toEqual(['stop following', 'abort', 'park', 'close', 'cover']);
    expect(nightLog.closures()).toEqual([{ cause: 'rain', at: 0, closedAt: 5000 }]);
  });

  test('a telescope that cannot be parked does not keep the dome open', async () => {
    const { closing, failures, steps } = observatory({ park: async () => record('park', 'failed') });
    expect(await closing.close('rain', 'Majordome')).toMatchObject({ closed: true });
    expect(steps).toContain('close');
    expect(failures).toEqual(['the telescope is not parked (failed); the dome closes anyway']);
  });

  test('over a telescope that stands parked the dome is told in the same turn, after PARK', async () => {
    const steps: string[] = [];
    const { closing, failures } = observatory({
      stopFollowing: () => steps.push('stop following'),
      abortExposures: async () => {
        steps.push('abort');
        return [];
      },
      closeDome: async () => {
        steps.push('close');
        return record('close');
      },
      telescopeStandsParked: () => true,
      park: () => {
        steps.push('park');
        return new Promise(() => undefined);
      },
    });
    void closing.close('rain', 'Majordome');
    expect(steps.slice(0, 4)).toEqual(['stop following', 'abort', 'park', 'close']);
    await Promise.resolve();
    expect(failures).toEqual([]);
    expect(closing.view()?.steps.find(({ step }) => step === 'park')).toMatchObject({ state: 'done' });
  });

  test('a dome that does not shut is told loudly and stays an open closure', async () => {
    const { closing, failures, nightLog } = observatory({ closeDome: async () => record('close', 'not-verified') });
    expect(await closing.close('rain', 'Majordome')).toMatchObject({ closed: false });
    expect(failures[0]).toMatch(/not verified shut/);
    expect(nightLog.closures()[0]?.closedAt).toBeNull();
  });

  test('tried again, it is still the one closure, and its alarms end with it', async () => {
    let shut = false;
    const { closing, nightLog, done } = observatory({
      closeDome: async () => record('close', shut ? 'verified' : 'failed'),
    });
    await closing.close('rain', 'Majordome');
    expect(done).toEqual(['telescope']);
    shut = true;
    await closing.close('rain and wind', 'Majordome');
    expect(nightLog.closures()).toEqual([{ cause: 'rain', at: 0, closedAt: 5000 }]);
    expect(done).toEqual(['telescope', 'dome', 'telescope']);
  });

  test('behind a shut dome only the telescope is parked, and that is no closure', async () => {
    const { closing, nightLog, steps } = observatory({ domeIsShut: () => true });
    expect(await closing.close('rain', 'Majordome')).toMatchObject({ closed: true, parked: true });
    expect(steps).toEqual(['stop following', 'abort', 'park', 'cover']);
    expect(nightLog.closures()).toEqual([]);
  });

  test('a telescope that takes for ever to park keeps the dome waiting for a minute', async () => {
    const { closing, clock, steps, failures } = observatory({ park: () => new Promise(() => undefined) });
    void closing.close('rain', 'Majordome');
    await clock.advance(59_000);
    expect(steps).not.toContain('close');
    await clock.advance(2_000);
    expect(steps).toContain('close');
    expect(failures).toEqual(['the telescope is not parked (not after 60 s); the dome closes anyway']);
  });

  test('who asks while it closes joins the same closing', async () => {
    const { closing, steps } = observatory();
    await Promise.all([closing.close('rain', 'Majordome'), closing.close('wind', 'operator')]);
    expect(steps.filter((step) => step === 'park')).toHaveLength(1);
    expect(closing.running()).toBe(false);
  });

  test('does nothing when all is shut already', async () => {
    const { closing, steps } = observatory({ alreadyClosed: () => true });
    expect(await closing.close('rain', 'Majordome')).toEqual({ closed: true, parked: true, records: [] });
    expect(steps).toEqual([]);
  });

  test('STOP ends it: the dome is not closed any more until somebody asks again', async () => {
    let parked: (record: CommandRecord) => void = () => undefined;
    const { closing, steps } = observatory({
      park: () =>
        new Promise((resolve) => {
          parked = resolve;
        }),
    });
    const result = closing.close('rain', 'Majordome');
    closing.stop('STOP pressed by ben');
    parked(record('park', 'failed'));
    expect(await result).toMatchObject({ closed: false });
    expect(steps).not.toContain('close');
    expect(closing.running()).toBe(false);
  });
});
