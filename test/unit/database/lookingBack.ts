import { expect, test } from 'vitest';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { EVENING } from './drafts.ts';

/** Tests of the audit and of the devices' history, on whatever engine. */
export function lookingBack(db: () => Repositories): void {
  test('finds what was done, by whom, from where and with which result', async () => {
    const { operations } = db();
    const entry = {
      at: EVENING + 1000,
      by: 'anna',
      windowId: 'w1',
      call: 'dome.open',
      input: '',
      outcome: 'done',
      reason: '',
    };
    await operations.audit(entry);
    await operations.audit({ ...entry, at: EVENING + 2000, outcome: 'interlock', reason: '100% humid_ity' });
    await operations.audit({ ...entry, at: EVENING + 3000, by: 'ben', windowId: 'w2', input: '{"name":"M 31"}' });
    const found = async (filter: Omit<Parameters<typeof operations.auditTrail>[0], 'limit'>) =>
      (await operations.auditTrail({ from: EVENING + 1000, limit: 100, ...filter })).map(({ at }) => at - EVENING);
    expect(await found({})).toEqual([3000, 2000, 1000]);
    expect(await found({ by: 'anna' })).toEqual([2000, 1000]);
    expect(await found({ windowId: 'w2' })).toEqual([3000]);
    expect(await found({ outcome: 'done' })).toEqual([3000, 1000]);
    expect(await found({ outcome: 'not-done' })).toEqual([2000]);
    expect(await found({ text: 'm 31' })).toEqual([3000]);
    expect(await found({ text: '0% HUMID_' })).toEqual([2000]);
    expect(await found({ text: '%' })).toEqual([2000]);
    expect(await found({ from: EVENING + 2000, to: EVENING + 2500 })).toEqual([2000]);
    const [newest] = await operations.auditTrail({ from: EVENING + 1000, limit: 1 });
    expect(newest).toMatchObject({ by: 'ben', windowId: 'w2', call: 'dome.open', outcome: 'done' });
    expect(await found({ before: newest?.id })).toEqual([2000, 1000]);
  });

  test('keeps the history of the devices, changes only', async () => {
    const { operations } = db();
    const from = EVENING + 50_000;
    await operations.recordDeviceStatus('Telescope', from, 'BUSY', 'slewing');
    await operations.recordDeviceStatus('Telescope', from + 1000, 'BUSY', 'slewing');
    await operations.recordDeviceStatus('Telescope', from + 2000, 'OK', 'tracking');
    await operations.recordDeviceStatus('Roof', from + 3000, 'UNREACHABLE', 'nothing listens');
    const all = await operations.deviceHistory({ from, limit: 10 });
    expect(all.map(({ device, state, at }) => [device, state, at - from])).toEqual([
      ['Roof', 'UNREACHABLE', 3000],
      ['Telescope', 'OK', 2000],
      ['Telescope', 'BUSY', 0],
    ]);
    expect(await operations.deviceHistory({ from, to: from + 2500, device: 'Telescope', limit: 1 })).toMatchObject([
      { state: 'OK', detail: 'tracking' },
    ]);
    expect(await operations.deviceHistory({ from, before: all[1]?.id, limit: 10 })).toHaveLength(1);
  });
}
