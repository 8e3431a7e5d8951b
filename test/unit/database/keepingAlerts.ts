import { expect, test } from 'vitest';
import type { Repositories } from '../../../main-services/database/Repositories.ts';
import { ALERT, DRAFT, EVENING, NOTICE } from './drafts.ts';

/** Bursts with their notices, on any engine. */
export function keepingAlerts(db: () => Repositories): void {
  test('keeps the notices of a burst together and finds it by each of its names', async () => {
    const created = await db().alerts.create(ALERT, NOTICE, '<voe/>');
    expect(created).toMatchObject(ALERT);
    const request = await db().requests.create({ ...DRAFT, isAlert: true }, EVENING);
    const later = { ...NOTICE, ivorn: `${NOTICE.ivorn}-2`, mission: 'Swift' };
    const added = await db().alerts.addNotice(created.id, later, '<voe/>');
    expect(added).toMatchObject({ ...later, alertId: created.id });
    expect((await db().alerts.get(created.id))?.notices).toEqual([...created.notices, added]);
    const strategy = { name: 'default', version: 3 };
    const chain = { ...ALERT.chain, decidedAt: EVENING + 5, slewLatencyMs: 41.25 };
    await db().alerts.update(created.id, { requestId: request.id, retracted: true, chain, strategy });
    const updated = await db().alerts.get(created.id);
    expect(updated).toMatchObject({ requestId: request.id, retracted: true, chain, strategy });
    expect(await db().alerts.findByBurst('SVOM', 'sb26121601')).toEqual(updated);
    expect(await db().alerts.findByIvorn(later.ivorn)).toEqual(updated);
    expect(await db().alerts.findByRequest(request.id)).toEqual(updated);
    expect(await db().alerts.list(5)).toEqual([updated]);
    expect(await db().alerts.findByBurst('SVOM', 'SB26121601')).toBeNull();
    await db().alerts.update(created.id, { strategy: { name: 'no longer there', version: 1 } });
    expect((await db().alerts.get(created.id))?.strategy).toBeNull();
    await expect(db().alerts.addNotice(99_999, later, '')).rejects.toThrow('There is no alert 99999');
    await expect(db().alerts.update(99_999, {})).rejects.toThrow('There is no alert 99999');
  });

  test('never makes two alerts of one burst, nor stores half of one', async () => {
    await expect(db().alerts.create(ALERT, { ...NOTICE, ivorn: 'ivo://other' }, '')).rejects.toThrow();
    await expect(db().alerts.create({ ...ALERT, burstId: 'another' }, NOTICE, '')).rejects.toThrow();
    expect(await db().alerts.findByBurst('SVOM', 'another')).toBeNull();
    expect(await db().alerts.findByIvorn('ivo://other')).toBeNull();
  });
}
