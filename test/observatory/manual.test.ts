import { afterEach, describe, expect, test } from 'vitest';
import { type ANight, aNight, aRequestXml, producedFiles } from './aNight.ts';

let night: ANight;
afterEach(() => night?.stop());

const operator = { userName: 'pyros', windowId: 'w1' };
const shutter = () => night.observatory.board.dome.status()?.shutter;

describe('manual control in mid-sequence', () => {
  test('interrupts it and plans its rest; given back, the rest is observed', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory, until } = night;
    await night.start();
    await night.submit(aRequestXml({ vis: 4, nir: 4, seconds: 30 }));
    const images = () => observatory.repositories.images.list(100);
    let taken = 0;
    observatory.events.on('image', () => {
      taken++;
    });
    await until('there is an image', () => taken > 0);
    observatory.control.setMode('MAN', operator);
    await until('it is interrupted', () => night.said(/^sequence 1 .*interrupted: manual control/));
    await until('its rest is planned', () => night.said(/planning \d+ .*: 1 sequence\(s\) planned/));
    expect(observatory.view().state).toBe('PASSIVE');
    expect(shutter()).toBe('OPEN');
    observatory.control.setMode('AUTO', operator);
    await until('the rest is observed', () => night.said(/^sequence 2 'M 31 \(rest\)' completed/));
    const [request] = await observatory.repositories.requests.list(10);
    expect(request?.sequences.map(({ status }) => status)).toEqual(['INTERRUPTED', 'COMPLETED']);
    const all = await images();
    expect(all.filter(({ detector }) => detector === 'VIS')).toHaveLength(4);
    expect(all.filter(({ detector }) => detector === 'NIR')).toHaveLength(4);
    expect(new Set(all.map(({ path }) => path)).size).toBe(8);
  });

  test('an orderly end in mid-exposure closes, and leaves nothing executing', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory } = night;
    await night.start();
    await night.submit(aRequestXml({ vis: 4, nir: 4 }));
    await night.exposing();
    expect(await observatory.secure('the test ends it')).toBe(true);
    expect(shutter()).toBe('CLOSED');
    expect(observatory.board.telescope.status()?.state).toBe('PARKED');
    expect(await observatory.repositories.requests.executing()).toEqual([]);
    const [request] = await observatory.repositories.requests.list(10);
    expect(request?.sequences.map(({ status }) => status)).toEqual(['INTERRUPTED', expect.stringMatching(/PLANNED$/)]);
    expect((await producedFiles(night.data)).temporary).toEqual([]);
  });

  test('rain closes all the same; behind the shut dome the telescope is the operator’s', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 100 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');
    observatory.control.setMode('MAN', operator);
    await observatory.simulators?.simulate('WXT520', 'RainRate', 12);
    await observatory.simulators?.simulate('VantagePro', 'RainRate', 12);
    await until('the dome is shut', () => shutter() === 'CLOSED');
    const closure = await until('the closing is verified', () =>
      observatory.nightLog.closures().find(({ closedAt }) => closedAt !== null),
    );
    expect(closure.cause).toMatch(/rain/i);
    expect(observatory.control.state().mode).toBe('MAN');
    await until('the closing is over', () => !observatory.closing.running());
    const slew = observatory.telescope.slewToHorizontal({ altitudeDegrees: 60, azimuthDegrees: 180 }, 'pyros');
    expect((await slew.verified).outcome).toBe('verified');
    const from = observatory.clock.now();
    await until('a minute went by', () => observatory.clock.now() - from > 60_000);
    expect(observatory.board.telescope.status()?.state).toBe('STOPPED');
    // Given back in the rain, the majordome parks it; the dome has not opened for it.
    observatory.control.setMode('AUTO', operator);
    await until('it is parked', () => observatory.board.telescope.status()?.state === 'PARKED');
    expect(observatory.nightLog.closures()).toHaveLength(1);
  });
});
