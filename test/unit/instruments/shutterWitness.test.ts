import { expect, test } from 'vitest';
import { shutterWitness } from '../../../main-services/instruments/ShutterWitness.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';

function aPlc() {
  const clock = new ManualClock(0);
  const plc = {
    shutter: 'closed' as string | null,
    valid: true,
    fails: false,
    lastReplyAt: 0 as number | null,
    asked: 0,
  };
  const heard: string[] = [];
  const witness = shutterWitness({
    plc: {
      link: () => ({ connected: true, since: 0, lastReplyAt: plc.lastReplyAt, fault: null }),
      status: async () => {
        plc.asked++;
        if (plc.fails) throw new Error('no answer');
        const values = [{ name: 'dome_shutter', value: plc.shutter, unit: 'string', comment: '' }];
        const site = { name: 'SITE', type: 'site', serialNumber: '1', valid: plc.valid, values };
        return { at: clock.now(), reportedAt: null, from: 'PLC', firmware: '1', site: 'OAN', devices: [site] };
      },
    },
    clock,
    heard: (said) => heard.push(said),
  });
  return { clock, plc, witness, heard };
}

test.each([
  ['closed', true, 'closed'],
  ['open', true, 'open'],
  ['ajar', true, 'unknown'],
  [null, true, 'unknown'],
  ['open', false, 'unknown'],
])('the input %s, valid %s, says %s', async (shutter, valid, said) => {
  const { plc, witness, heard } = aPlc();
  Object.assign(plc, { shutter, valid });
  expect(await witness()).toBe(said);
  expect(heard).toEqual([said]);
});

test('a PLC that is silent, or does not answer, contradicts nobody', async () => {
  const { clock, plc, witness } = aPlc();
  plc.fails = true;
  expect(await witness()).toBe('unknown');
  await clock.advance(5001);
  expect(await witness()).toBe('unknown');
  plc.lastReplyAt = null;
  expect(await witness()).toBe('unknown');
  expect(plc.asked).toBe(1);
});

test('a contradiction is asked about once a second', async () => {
  const { clock, plc, witness } = aPlc();
  plc.shutter = 'open';
  expect([await witness(), await witness()]).toEqual(['open', 'open']);
  expect(plc.asked).toBe(1);
  await clock.advance(1000);
  plc.shutter = 'closed';
  expect(await witness()).toBe('closed');
});
