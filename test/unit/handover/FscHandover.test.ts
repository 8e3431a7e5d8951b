import { type link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FscHandover } from '../../../main-services/handover/FscHandover.ts';
import { placeFile } from '../../../main-services/handover/placeFile.ts';
import type { Alert, AlertNotice } from '../../../main-services/model/alert.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import type { ObservationRequest } from '../../../main-services/model/request.ts';
import { anAlert } from '../../doubles/anAlert.ts';
import { aRequest } from '../../doubles/aRequest.ts';
import { aSequence } from '../../doubles/aSequence.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pyros-handover-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const AT = Date.parse('2026-12-16T07:00:00Z');
const notice: AlertNotice = {
  id: 1,
  alertId: 3,
  ivorn: 'ivo://org.svom/fsc#1',
  mission: 'SVOM',
  type: 'eclairs-wakeup',
  role: 'observation',
  receivedAt: AT + 1000,
  source: 'gcn',
  decision: 'observe',
  reasons: [],
};
const plain = anAlert({ id: 3, requestId: 12, notices: [notice] });
const chain = { ...plain.chain, triggerAt: AT, receivedAt: AT + 1000, firstExposureAt: AT + 20_000 };
const alert: Alert = { ...plain, chain };
const request = aRequest({
  id: 12,
  name: 'SVOM sb26121601',
  isAlert: true,
  sequences: [aSequence({ id: 5, requestId: 12 })],
});
const image = (number: number): ImageRecord => ({
  id: number,
  planId: 1,
  sequenceId: 5,
  requestName: request.name,
  detector: 'VIS',
  filter: 'r',
  exposureSeconds: 30,
  startedAt: AT + 20_000,
  path: `alert_12/sequence_5/vis_1_000${number}.fits`,
  kind: 'object',
  fwhmArcseconds: 1.2,
  medianCounts: number === 1 ? 500 : null,
  sourceCount: 40,
});

function aHandover(
  change: { request?: ObservationRequest; alert?: Alert | null; images?: readonly ImageRecord[] } = {},
) {
  const log = rememberingLog();
  const world = {
    request,
    alert: alert as Alert | null,
    images: [image(1), image(2)] as readonly ImageRecord[],
    ...change,
  };
  const handover = new FscHandover({
    producedDirectory: join(root, 'PRODUCED_DATA'),
    toFsc: join(root, 'TO'),
    requests: {
      get: async (id) => (id === world.request.id ? world.request : null),
      list: async () => [world.request],
    },
    images: { ofPlan: async (id) => (id === 1 ? world.images : []) },
    alerts: { findByRequest: async () => world.alert },
    log,
  });
  return { handover, world, log };
}

async function produced(name: string, text = name): Promise<string> {
  const path = join(root, 'PRODUCED_DATA', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

const handedOver = async () =>
  (await readdir(join(root, 'TO'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'TO').length + 1))
    .sort();
const manifest = async (directory = 'alert_12') =>
  JSON.parse(await readFile(join(root, 'TO', directory, 'alert.json'), 'utf8'));

describe('the products of an alert', () => {
  it('are linked as soon as they are whole, with a manifest, and stay when the request is finished', async () => {
    const path = await produced('alert_12_active/sequence_5/vis_1_0001.fits');
    await produced('alert_12_active/sequence_5/vis_1_0002.fits.tmp');
    const { handover, world } = aHandover();
    handover.imageChanged(image(1));
    await handover.settled();
    const name = 'alert_12/sequence_5/vis_1_0001.fits';
    expect(await handedOver()).toEqual(['alert_12/alert.json', name]);
    expect((await stat(join(root, 'TO', name))).ino).toBe((await stat(path)).ino);
    expect(await manifest()).toMatchObject({
      request: 12,
      fake: false,
      complete: false,
      burst: {
        id: 'sb26121601',
        mission: 'SVOM',
        notices: ['ivo://org.svom/fsc#1'],
        triggerAt: '2026-12-16T07:00:00.000Z',
      },
      images: [{ file: 'sequence_5/vis_1_0001.fits', raDegrees: 10.6847, analysis: { medianCounts: 500 } }],
    });
    await rename(join(root, 'PRODUCED_DATA', 'alert_12_active'), join(root, 'PRODUCED_DATA', 'alert_12'));
    handover.requestsChanged([world.request]);
    world.request = { ...request, complete: true };
    handover.requestsChanged([world.request]);
    await handover.settled();
    expect((await manifest()).complete).toBe(true);
    expect(await handedOver()).toHaveLength(2);
  });

  it('are handed over after a restart, once, what was half-made is removed', async () => {
    await produced('alert_12/sequence_5/vis_1_0001.fits');
    await produced('alert_12/sequence_5/vis_1_0002.fits');
    const half = join(root, 'TO', 'alert_12', 'sequence_5');
    await mkdir(half, { recursive: true });
    await writeFile(join(half, '.vis_1_0001.fits.tmp'), 'half');
    for (let start = 0; start < 2; start++) {
      const { handover, log } = aHandover();
      await handover.catchUp();
      expect(log.lines.join()).toContain(start === 0 ? '2 file(s)' : '');
      expect(log.lines).toHaveLength(start === 0 ? 1 : 0);
      expect(await handedOver()).toEqual([
        'alert_12/alert.json',
        'alert_12/sequence_5/vis_1_0001.fits',
        'alert_12/sequence_5/vis_1_0002.fits',
      ]);
    }
  });

  it.each([
    ['with its burst', { ...alert, fake: true }],
    ['without', null],
  ])('of a fake are marked as fake %s', async (_, fake) => {
    await produced('alert_12_active/sequence_5/vis_1_0001.fits');
    const { handover } = aHandover({ alert: fake, request: { ...request, name: 'FAKE drill' } });
    handover.imageChanged(image(1));
    await handover.settled();
    expect((await manifest('FAKE_alert_12')).fake).toBe(true);
    expect((await handedOver()).every((name) => name.startsWith('FAKE_'))).toBe(true);
  });

  it('say so when the burst is retracted', async () => {
    await produced('alert_12_active/sequence_5/vis_1_0001.fits');
    const { handover, world } = aHandover();
    handover.alertsChanged([alert]);
    handover.imageChanged(image(1));
    await handover.settled();
    world.alert = { ...alert, retracted: true, decision: 'cancel' };
    handover.alertsChanged([world.alert]);
    await handover.settled();
    expect((await manifest()).burst).toMatchObject({ retracted: true, decision: 'cancel' });
  });

  it('of a routine request, or of none, are nobody else’s', async () => {
    await produced('routine_12/sequence_5/vis_1_0001.fits');
    const { handover } = aHandover();
    handover.imageChanged({ path: 'routine_12/sequence_5/vis_1_0001.fits' });
    handover.imageChanged({ path: 'alert_99/sequence_5/vis_1_0001.fits' });
    await handover.settled();
    expect(await handedOver()).toEqual([]);
  });

  it('that cannot be placed are logged, and placed next time', async () => {
    await produced('alert_12_active/sequence_5/vis_1_0001.fits');
    await writeFile(join(root, 'TO'), 'a file where the directory should be');
    const { handover, log } = aHandover();
    handover.imageChanged(image(1));
    await handover.settled();
    expect(log.lines.join()).toMatch(/request 12 could not be handed/);
    await rm(join(root, 'TO'));
    handover.imageChanged(image(2));
    await handover.settled();
    expect(await handedOver()).toHaveLength(2);
  });
});

describe('a file', () => {
  it.each(['EXDEV', 'EPERM', 'EMLINK'])('is copied where links are impossible (%s), and known again', async (code) => {
    const source = await produced('a.fits', 'image');
    const target = join(root, 'elsewhere', 'a.fits');
    const refuse = (async () => {
      throw Object.assign(new Error(code), { code });
    }) as typeof link;
    expect(await placeFile(source, target, refuse)).toBe('copied');
    expect(await readFile(target, 'utf8')).toBe('image');
    expect(await placeFile(source, target, refuse)).toBe('there');
    await writeFile(source, 'another');
    expect(await placeFile(source, target, refuse)).toBe('copied');
    expect(await readFile(target, 'utf8')).toBe('another');
    expect(await readdir(dirname(target))).toEqual(['a.fits']);
  });

  it('that another file stands for is replaced; other faults are told', async () => {
    const source = await produced('a.fits', 'image');
    const target = join(root, 'a.fits');
    await writeFile(target, 'something else');
    expect(await placeFile(source, target)).toBe('linked');
    expect(await placeFile(source, target)).toBe('there');
    const full = (async () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    }) as typeof link;
    await expect(placeFile(source, join(root, 'b.fits'), full)).rejects.toThrow('no space');
  });
});
