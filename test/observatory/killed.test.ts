import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NightCalendar } from '../../main-services/astronomy/NightCalendar.ts';
import { openDatabase } from '../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../main-services/database/Repositories.ts';
import { SAN_PEDRO_MARTIR } from '../../main-services/model/site.ts';
import { svomNotice } from '../unit/alerts/samples.ts';
import { aRequestXml, NIGHT, producedFiles } from './aNight.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Observatory seconds in one of ours: an exposure of half a minute is half a second. */
const SPEED = 60;
const PATIENCE_MS = 60_000;

let data = '';
let life: ChildProcess | null = null;
afterEach(async () => {
  if (life !== null) await kill(life);
  if (data !== '') await rm(data, { recursive: true, force: true });
});

/** Starts the application as `npm start` does, without windows, on ports that nobody else has. */
function live(): ChildProcess {
  const args = ['--shell', 'none', '--data', data, '--speed', `${SPEED}`, '--ports', 'auto', '--alert-port', '0'];
  const child = spawn(process.execPath, ['electron/start.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  life = child;
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** Looks after every change of the data directory until something is found. */
async function untilOnDisk<T>(what: string, found: () => Promise<T | null>): Promise<T> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const watcher = watch(data, { recursive: true });
  try {
    for (;;) {
      const changed = once(watcher, 'change', { signal: late }).catch(() => {
        throw new Error(`it did not come to this: ${what}`);
      });
      const value = await found();
      if (value !== null) {
        changed.catch(() => undefined);
        return value;
      }
      await changed;
    }
  } finally {
    watcher.close();
  }
}

/** What the majordome's log file says of a pattern, or null. */
async function majordomeSaid(pattern: RegExp): Promise<string | null> {
  const text = await readFile(join(data, 'logs', 'Majordome.log'), 'utf8').catch(() => '');
  return pattern.exec(text)?.[0] ?? null;
}

async function inDatabase<T>(look: (repositories: Repositories) => Promise<T>): Promise<T> {
  const repositories = await openDatabase({ client: 'sqlite', file: join(data, 'pyros.sqlite') });
  try {
    return await look(repositories);
  } finally {
    await repositories.close();
  }
}

describe('kill -9 in mid-exposure', () => {
  test('loses no sequence, executes none twice, takes no .tmp for an image', { timeout: 180_000 }, async () => {
    data = await mkdtemp(join(tmpdir(), 'pyros-killed-'));
    const { start } = new NightCalendar(SAN_PEDRO_MARTIR).nightOf(NIGHT);
    // Both lives go on at the time noted here: half an hour into the night.
    await writeFile(join(data, 'simulated-clock.json'), JSON.stringify({ now: start + 30 * 60_000 }));
    await writeFile(join(data, 'pyros.json'), JSON.stringify({ simulation: { scenario: null } }));
    await mkdir(join(data, 'INBOX'), { recursive: true });
    await writeFile(join(data, 'INBOX', 'request.xml'), aRequestXml({ vis: 6, nir: 6, seconds: 30 }));

    const first = live();
    await untilOnDisk('two images are there', async () => {
      const files = await readdir(join(data, 'PRODUCED_DATA'), { recursive: true }).catch(() => []);
      return files.filter((file) => file.endsWith('.fits')).length >= 2 || null;
    });
    await kill(first);
    const before = await inDatabase(async ({ requests, images }) => ({
      executing: await requests.executing(),
      images: await images.list(100),
    }));
    expect(before.executing.map(({ id }) => id)).toEqual([1]);
    const half = join(data, 'PRODUCED_DATA', 'routine_1_active', 'sequence_1', 'vis_1_0006.fits.tmp');
    await writeFile(half, 'SIMPLE  =                    T / half an image');

    // The same ports: the simulators of the first life ended with it, or this start would be refused.
    const second = live();
    await untilOnDisk('the rest is observed', () => majordomeSaid(/sequence \d+ 'M 31 \(rest\)' completed/));
    const ended = once(second, 'close');
    second.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    const { sequences, images } = await inDatabase(async (repositories) => ({
      sequences: (await repositories.requests.list(10)).flatMap((request) => request.sequences),
      images: await repositories.images.list(100),
    }));
    expect(sequences.map(({ name, status }) => [name, status])).toEqual([
      ['M 31', 'INTERRUPTED'],
      ['M 31 (rest)', 'COMPLETED'],
    ]);
    expect(await majordomeSaid(/was running when the control room stopped/)).not.toBeNull();
    expect(await majordomeSaid(/removed \d+ half-written image/)).not.toBeNull();
    const taken = (detector: string) =>
      sequences
        .flatMap(({ albums }) => albums.filter((album) => album.detector === detector))
        .flatMap(({ plans }) => plans)
        .reduce((sum, { imagesTaken }) => sum + imagesTaken, 0);
    expect([taken('VIS'), taken('NIR')]).toEqual([6, 6]);
    const { fits, temporary } = await producedFiles(data);
    expect(temporary).toEqual([]);
    expect(fits.toSorted()).toEqual(images.map(({ path }) => path).toSorted());
    expect(images).toHaveLength(12);
  });
});

describe('kill -9 after an alert came', () => {
  test('makes no second request, takes the burst up again, and hands its images over', {
    timeout: 240_000,
  }, async () => {
    data = await mkdtemp(join(tmpdir(), 'pyros-killed-alert-'));
    const { start } = new NightCalendar(SAN_PEDRO_MARTIR).nightOf(NIGHT);
    const now = start + 30 * 60_000;
    await writeFile(join(data, 'simulated-clock.json'), JSON.stringify({ now }));
    await writeFile(join(data, 'pyros.json'), JSON.stringify({ simulation: { scenario: null } }));
    await mkdir(join(data, 'VOEVENTS'), { recursive: true });
    // Near the zenith half an hour into a December night.
    const notice = svomNotice({
      burst: 'sb26121501',
      type: 'eclairs-wakeup',
      packet: 202,
      ra: 20,
      dec: 31,
      error: 0.05,
      at: now,
    });
    await writeFile(join(data, 'VOEVENTS', 'burst.xml'), notice);

    // It is ordered, and nothing else.
    const first = live();
    await untilOnDisk('the burst is ordered', () =>
      majordomeSaid(/request 1 is to be planned|request 1, telescope on its way/),
    );
    await kill(first);

    // It is being observed.
    const second = live();
    const handedOver = join(data, 'EXTERNAL_ENTITIES', 'FSC', 'TO', 'alert_1');
    await untilOnDisk('an image of the burst is handed over', async () => {
      const files = await readdir(handedOver, { recursive: true }).catch(() => []);
      return files.some((file) => file.endsWith('.fits')) || null;
    });
    await kill(second);

    const third = live();
    await untilOnDisk('its rest is observed', () => majordomeSaid(/sequence \d+ 'afterglow \(rest\)' starts/));
    const ended = once(third, 'close');
    third.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    const { alerts, requests, images } = await inDatabase(async (repositories) => ({
      alerts: await repositories.alerts.list(10),
      requests: await repositories.requests.list(10),
      images: await repositories.images.list(200),
    }));
    expect(requests.map(({ id, isAlert }) => [id, isAlert])).toEqual([[1, true]]);
    expect(alerts).toMatchObject([{ requestId: 1, decision: 'observe', notices: [{ type: 'eclairs-wakeup' }] }]);
    expect(alerts[0]?.chain.firstExposureAt).not.toBeNull();
    const { fits: produced, temporary } = await producedFiles(data);
    // Its request may not be finished.
    const fits = produced.map((path) => path.replace('alert_1_active', 'alert_1'));
    expect(temporary).toEqual([]);
    expect(fits.toSorted()).toEqual(images.map(({ path }) => path).toSorted());
    const handed = (await readdir(handedOver, { recursive: true })).filter((file) => file.endsWith('.fits'));
    expect(handed.map((file) => join('alert_1', file)).toSorted()).toEqual(fits.toSorted());
  });
});
