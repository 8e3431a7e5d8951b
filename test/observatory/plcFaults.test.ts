import { afterEach, describe, expect, test } from 'vitest';
import { type ANight, aNight, aRequestXml } from './aNight.ts';

let night: ANight;
afterEach(() => night?.stop());

const shutter = () => night.observatory.board.dome.status()?.shutter;
const safe = () => night.observatory.environment.state()?.safe ?? false;

describe('the PLC', () => {
  test('absent at start: nothing opens until it answers, then the night goes on', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 120 });
    const { observatory, until } = night;
    await observatory.simulators?.kill('PLC');
    await night.start();
    await night.submit(aRequestXml({ vis: 1, nir: 1, seconds: 20 }));
    const state = await until('the environment is judged unsafe', () => {
      const judged = observatory.environment.state();
      return judged?.safe === false ? judged : null;
    });
    expect(state.causeRule).toBe('plcContact');
    await until('the majordome is secured', () => observatory.view().state === 'SECURED');
    expect(shutter()).not.toBe('OPEN');
    expect(observatory.alarms.list().find(({ key }) => key === 'environment:plcContact')).toMatchObject({
      severity: 'SERIOUS',
      clearedAt: null,
    });
    await observatory.simulators?.restart('PLC');
    await until('the dome opens', () => shutter() === 'OPEN');
    await until('the sequence is observed', () => night.said(/sequence 1 .*completed/));
  });

  test('killed and restarted in the night: closes within three periods, opens after the hold-off', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 120 });
    const { observatory, until } = night;
    await night.start();
    await night.submit(aRequestXml({ vis: 10, nir: 10, seconds: 30 }));
    await night.exposing();
    const lastReply = () => observatory.environment.state()?.lastReplyAt ?? 0;
    const ordered = new Promise<number>((resolve) => {
      observatory.desk.onRecord((record) => {
        if (record.command === 'PARK' && record.outcome === 'sent') resolve(record.at);
      });
    });
    await observatory.simulators?.kill('PLC');
    const before = lastReply();
    // Three polls of 2 s without an answer.
    expect((await ordered) - before).toBeLessThanOrEqual(3 * 2000 + 100);
    await until('the dome is shut', () => shutter() === 'CLOSED');
    const closure = await until('the closing is verified', () =>
      observatory.nightLog.closures().find(({ closedAt }) => closedAt !== null),
    );
    expect(closure.cause).toMatch(/PLC/);
    expect(observatory.board.telescope.status()?.state).toBe('PARKED');
    await observatory.simulators?.restart('PLC');
    const answersAt = await until('the PLC answers', () => safe() && observatory.clock.now());
    await until('the dome is ordered open', () => shutter() === 'OPENING' && observatory.clock.now());
    expect(observatory.clock.now() - answersAt).toBeGreaterThanOrEqual(55_000);
    await until('what was left goes on', () => night.said(/\(rest\)' starts/));
    expect(observatory.nightLog.closures()).toHaveLength(1);
  });

  test('replies that are rubbish, truncated, oversized or byte by byte count as no reading', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 150 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => shutter() === 'OPEN');
    for (const [index, fault] of ['rubbish', 'truncated', 'oversized', 'slow'].entries()) {
      await observatory.simulators?.fault('PLC', fault);
      await until(`unsafe when ${fault}`, () => !safe());
      expect(observatory.environment.state()?.causeRule).toBe('plcContact');
      await until(`the dome is shut when ${fault}`, () => shutter() === 'CLOSED');
      await observatory.simulators?.fault('PLC', 'none');
      await until(`the dome is open again after ${fault}`, () => shutter() === 'OPEN');
      expect(observatory.nightLog.closures()).toHaveLength(index + 1);
    }
    const told = night.lines.filter(({ message }) => /^reply not usable, counts as no reading: /.test(message));
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.every(({ message }) => message.includes('PLC'))).toBe(true);
  });
});
