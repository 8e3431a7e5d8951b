import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../main-services/alerts/sources/AlertSource.ts';
import { WatchedDirectory } from '../../../../main-services/alerts/sources/WatchedDirectory.ts';
import { NoticeRefused } from '../../../../main-services/alerts/voevent/NoticeRefused.ts';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';
import { sample } from '../samples.ts';

const wakeup = sample('svom_sb26051101_2_eclairs-wakeup.xml');
let root = '';
let directory = '';
let source: WatchedDirectory;
let received: Buffer[];
let clock: ManualClock;
let log: ReturnType<typeof rememberingLog>;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'voevents-'));
  directory = path.join(root, 'VOEVENTS');
  received = [];
  clock = new ManualClock();
  log = rememberingLog();
  source = new WatchedDirectory({ directory, objection, wallClock: clock, log });
});

afterEach(async () => {
  await source.stop();
  rmSync(root, { recursive: true, force: true });
});

/** What the intake answers. */
const KEPT: Delivery = { isNew: true, onDisk: async () => true };

function take(bytes: Buffer): Delivery {
  received.push(bytes);
  return KEPT;
}

function objection(bytes: Buffer): string | null {
  try {
    readNotice(bytes);
    return null;
  } catch (error) {
    return error instanceof NoticeRefused ? error.message : String(error);
  }
}

/** Lets wall time pass second by second, with real turns between for the file system, until the condition holds. */
async function until(condition: () => boolean, seconds = 20): Promise<void> {
  for (let second = 0; second < seconds && !condition(); second++) {
    await clock.advance(1_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(condition()).toBe(true);
}

const files = (folder = '') => {
  const place = path.join(directory, folder);
  return existsSync(place)
    ? readdirSync(place, { withFileTypes: true })
        .filter((f) => f.isFile())
        .map((f) => f.name)
    : [];
};

describe('watched directory', () => {
  it('reads a file moved in, byte for byte, and moves it to done', async () => {
    source.start(take);
    writeFileSync(path.join(directory, 'a.xml.tmp'), wakeup);
    renameSync(path.join(directory, 'a.xml.tmp'), path.join(directory, 'a.xml'));
    await until(() => files('done').includes('a.xml'));
    expect(received.map((bytes) => bytes.equals(wakeup))).toEqual([true]);
    expect(source.state()).toMatchObject({ link: 'connected', received: 1, unreadable: 0 });
  });

  it('takes up what lay there before it started', async () => {
    source.start(() => KEPT);
    await source.stop();
    writeFileSync(path.join(directory, 'early.xml'), wakeup);
    source = new WatchedDirectory({ directory, objection, wallClock: clock, log });
    source.start(take);
    await until(() => received.length === 1);
  });

  it('waits until a file being written is whole', async () => {
    source.start(take);
    const file = path.join(directory, 'slow.xml');
    writeFileSync(file, wakeup.subarray(0, 1000));
    await clock.advance(1_500);
    expect(received).toEqual([]);
    writeFileSync(file, wakeup);
    await until(() => received.length === 1);
    expect(received[0]?.equals(wakeup)).toBe(true);
  });

  it('refuses rubbish, half a notice and giants, with the reason beside them, and leaves *.tmp and hidden files alone', async () => {
    source.start(take);
    writeFileSync(path.join(directory, 'rubbish.xml'), 'rubbish');
    writeFileSync(path.join(directory, 'half.xml'), wakeup.subarray(0, 1000));
    writeFileSync(path.join(directory, 'giant.xml'), '');
    truncateSync(path.join(directory, 'giant.xml'), 100 * 1024 * 1024);
    writeFileSync(path.join(directory, 'busy.tmp'), wakeup);
    writeFileSync(path.join(directory, '.hidden'), wakeup);
    await until(() => files('refused').length === 6);
    expect(files('refused').sort()).toEqual(
      ['giant.xml', 'half.xml', 'rubbish.xml'].flatMap((name) => [name, `${name}.reason.txt`]),
    );
    expect(readFileSync(path.join(directory, 'refused', 'giant.xml.reason.txt'), 'utf8')).toMatch(/104857600 bytes/);
    expect(readFileSync(path.join(directory, 'refused', 'rubbish.xml.reason.txt'), 'utf8')).toMatch(/not well-formed/);
    // The archive is given what could be read, and nothing of the giant.
    expect(received.map(({ length }) => length).sort((a, b) => a - b)).toEqual([7, 1000]);
    expect(files().sort()).toEqual(['.hidden', 'busy.tmp']);
    expect(log.lines.join('\n')).toMatch(/giant\.xml.*104857600 bytes/);
    expect(source.state()).toMatchObject({ unreadable: 3, received: 0 });
  });

  it('keeps both of two files of one name', async () => {
    source.start(take);
    for (const count of [1, 2]) {
      writeFileSync(path.join(directory, 'same.xml'), wakeup);
      await until(() => files('done').length === count);
    }
    expect(files('done').sort()).toEqual(['same.2.xml', 'same.xml']);
  });

  it('follows no link out of the folder, waits for no pipe, enters no folder', async () => {
    const outside = path.join(root, 'outside.xml');
    writeFileSync(outside, wakeup);
    mkdirSync(path.join(directory, 'folder.xml'), { recursive: true });
    symlinkSync(outside, path.join(directory, 'link.xml'));
    symlinkSync(root, path.join(directory, 'linked-folder'));
    execFileSync('mkfifo', [path.join(directory, 'pipe.xml')]);
    source.start(take);
    await until(() => source.state().unreadable === 3);
    writeFileSync(path.join(directory, 'good.xml'), wakeup);
    await until(() => received.length === 1);
    expect(existsSync(outside)).toBe(true);
    // Said once, however often it is looked at.
    expect(log.lines.filter((line) => line.includes('link.xml')).length).toBe(1);
    expect(source.state()).toMatchObject({ link: 'connected', unreadable: 3 });
  });

  it('leaves alone what it may not read', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'locked.xml'), wakeup, { mode: 0 });
    source.start(take);
    // Nothing is locked to the superuser, whom build machines know.
    if (process.getuid?.() === 0) await until(() => received.length === 1);
    else {
      await until(() => source.state().unreadable === 1);
      expect(source.state().lastError?.message).toBe('locked.xml: it may not be read');
    }
  });

  it('says so when the directory cannot be read, and comes back when it can', async () => {
    writeFileSync(directory, 'a file where the directory should be');
    source.start(take);
    await until(() => source.state().link === 'down');
    rmSync(directory);
    await until(() => source.state().link === 'connected');
    writeFileSync(path.join(directory, 'b.xml'), wakeup);
    await until(() => received.length === 1);
  });
});
