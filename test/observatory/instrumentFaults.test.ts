import { afterEach, describe, expect, test } from 'vitest';
import { type ANight, aNight, aRequestXml, producedFiles } from './aNight.ts';

let night: ANight;
afterEach(() => night?.stop());

const shutter = () => night.observatory.board.dome.status()?.shutter;
const alarm = (pattern: RegExp) => night.observatory.alarms.list().find(({ message }) => pattern.test(message));

describe('a camera', () => {
  test.each([
    // An exposure that never ends, and a camera that says nothing any more.
    'stuck',
    'hang',
  ])(
    'that is %s in exposure is left out, and taken back when it answers again',
    { timeout: 120_000 },
    async (fault) => {
      night = await aNight({ speed: 100 });
      const { observatory, until } = night;
      await night.start();
      await night.submit(aRequestXml({ vis: 2, nir: 4, seconds: 20 }));
      await night.exposing();
      await observatory.simulators?.fault('CameraVIS', fault);
      const outcome = await until('the first sequence is completed', () =>
        night.said(/^sequence 1 .*(completed|interrupted)/),
      );
      expect(outcome.message).toMatch(/completed: VIS left out: CameraVIS/);
      const images = await observatory.repositories.images.list(100);
      expect(images.filter(({ detector, sequenceId }) => detector === 'NIR' && sequenceId === 1)).toHaveLength(4);
      await observatory.simulators?.fault('CameraVIS', 'none');
      await until('it answers', () => observatory.clock.now() - (observatory.board.vis.status()?.at ?? 0) < 2000);
      await night.submit(aRequestXml({ vis: 2, nir: 4, seconds: 20 }));
      await until('the second sequence is completed', () => night.said(/^sequence 2 .*completed$/));
      await until('all is settled', () => observatory.runner.running() === null);
      const second = (await observatory.repositories.images.list(100)).filter(({ sequenceId }) => sequenceId === 2);
      expect(second.map(({ detector }) => detector).toSorted()).toEqual(['NIR', 'NIR', 'NIR', 'NIR', 'VIS', 'VIS']);
      const { fits, temporary } = await producedFiles(night.data);
      expect(fits).toHaveLength((await observatory.repositories.images.list(100)).length);
      expect(temporary).toEqual([]);
    },
  );
});

describe('the telescope', () => {
  test('dies with the dome open: the dome closes all the same, loudly, once', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory, until } = night;
    await night.start();
    await night.submit(aRequestXml({ vis: 10, nir: 10 }));
    await night.exposing();
    await observatory.simulators?.kill('Telescope');
    await until('the dome is shut', () => shutter() === 'CLOSED');
    expect(alarm(/telescope is not parked/)?.severity).toBe('CRITICAL');
    expect(alarm(/Telescope does not answer/)?.severity).toBe('SERIOUS');
    const closure = await until('the closing is verified', () =>
      observatory.nightLog.closures().find(({ closedAt }) => closedAt !== null),
    );
    expect(closure.cause).toMatch(/Telescope/);
    const shutAt = observatory.clock.now();
    await until('five minutes went by', () => observatory.clock.now() - shutAt > 300_000);
    expect(observatory.nightLog.closures()).toHaveLength(1);
    const closings = (await observatory.repositories.operations.commands(500)).filter(
      ({ device, command }) => device === 'Dome' && command === 'CLOSE SHUTTER',
    );
    expect(closings).toHaveLength(1);
    await observatory.simulators?.restart('Telescope');
    await until('the dome opens again', () => shutter() === 'OPEN');
    await until('what was left goes on', () => night.said(/\(rest\)' starts/));
  });

  test('says FAULT: no sequence is tried in vain, the dome closes, and it goes on after', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');
    await observatory.simulators?.fault('Telescope', 'broken');
    await until('the majordome pauses', () => /Telescope reports a fault/.test(observatory.view().reason));
    expect(observatory.view().state).toBe('PASSIVE');
    await night.submit(aRequestXml({ vis: 1, nir: 1 }));
    await until('the dome is shut', () => shutter() === 'CLOSED');
    const shutAt = observatory.clock.now();
    await until('five minutes went by', () => observatory.clock.now() - shutAt > 300_000);
    expect(observatory.nightLog.closures()).toHaveLength(1);
    await observatory.simulators?.fault('Telescope', 'none');
    await until('the sequence is observed', () => night.said(/^sequence 1 .*completed$/));
    const requests = await observatory.repositories.requests.list(10);
    expect(requests.flatMap(({ sequences }) => sequences)).toHaveLength(1);
  });
});

describe('the dome', () => {
  test('sticks half-way: an alarm, and the closing is tried until it is shut', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');
    await observatory.simulators?.fault('Dome', 'stuck');
    await observatory.simulators?.simulate('WXT520', 'RainRate', 12);
    await observatory.simulators?.simulate('VantagePro', 'RainRate', 12);
    await until('the alarm', () => alarm(/dome is not verified shut/)?.severity === 'CRITICAL');
    expect(observatory.view().state).toBe('SECURED');
    await observatory.simulators?.fault('Dome', 'none');
    await until('the dome is shut after all', () => shutter() === 'CLOSED');
    await until('the closing is verified', () => observatory.nightLog.closures()[0]?.closedAt !== null);
    expect(observatory.nightLog.closures()).toHaveLength(1);
    await until('the alarm is over', () => alarm(/dome is not verified shut/)?.clearedAt !== null);
  });

  test('did not close before the weather was fine again: it closes all the same, then opens anew', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 60 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');
    await observatory.simulators?.fault('Dome', 'broken');
    await observatory.simulators?.fault('PLC', 'hang');
    await until('closing for the PLC fails', () => {
      const { state, reason } = observatory.view();
      return state === 'SECURED' && /PLC/.test(reason) && alarm(/dome is not verified shut/);
    });
    await observatory.simulators?.fault('PLC', 'none');
    await until('safe, but held off', () => {
      const state = observatory.environment.state();
      return state?.safe === true && !state.mayOpen;
    });
    expect(observatory.view().state).toBe('SECURED');
    await observatory.simulators?.fault('Dome', 'none');
    await until('the dome is shut', () => shutter() === 'CLOSED');
    await until('the dome opens anew', () => shutter() === 'OPEN');
    expect(observatory.nightLog.closures()[0]?.closedAt).not.toBeNull();
  });
});
