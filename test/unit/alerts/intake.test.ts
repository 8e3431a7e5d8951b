import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoticeArchive } from '../../../main-services/alerts/NoticeArchive.ts';
import { NoticeQueue } from '../../../main-services/alerts/NoticeQueue.ts';
import { envelopeOf, sniffContentType } from '../../../main-services/alerts/sources/NoticeEnvelope.ts';
import { NIGHT } from './aService.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intake-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const xml = Buffer.from('<voe:VOEvent/>');
const address = { topic: 'gcn.notices.svom.voevent.grm', partition: 2, offset: '7' };

describe('the archive of notices', () => {
  it('keeps bytes once, whatever source they come from, under a name that says all that is known', async () => {
    const archive = new NoticeArchive(folder);
    const kept = archive.keep(xml, envelopeOf(xml, 'gcn', 0, address), NIGHT);
    expect(kept.isNew).toBe(true);
    expect(path.basename(kept.file ?? '')).toMatch(
      /^20260511T060000\.000Z_gcn@gcn\.notices\.svom\.voevent\.grm_[0-9a-f]{16}\.xml$/,
    );
    expect(readFileSync(kept.file ?? '').equals(xml)).toBe(true);
    expect(await kept.onDisk()).toBe(true);
    const again = archive.keep(xml, envelopeOf(xml, 'vtp-1', 1), NIGHT + 1);
    expect(again).toMatchObject({ isNew: false, file: null });
    expect(await again.onDisk()).toBe(true);
    const restarted = new NoticeArchive(folder);
    expect([...restarted.since(NIGHT)]).toEqual([
      { bytes: xml, source: 'gcn', topic: address.topic, receivedAt: NIGHT },
    ]);
    expect(restarted.keep(xml, envelopeOf(xml, 'vtp-1', 1), NIGHT + 1).isNew).toBe(false);
  });

  it('passes over what a power cut left half-written, and takes the notice when it comes again', () => {
    const file = new NoticeArchive(folder).keep(xml, envelopeOf(xml, 'gcn', 0), NIGHT).file ?? '';
    truncateSync(file, 5);
    const restarted = new NoticeArchive(folder);
    expect([...restarted.since(NIGHT)]).toEqual([]);
    expect(restarted.keep(xml, envelopeOf(xml, 'gcn', 0), NIGHT + 1).isNew).toBe(true);
  });

  it('is not confused by files of others, nor by a folder that was tidied away', () => {
    const archive = new NoticeArchive(folder);
    const file = archive.keep(xml, envelopeOf(xml, 'a/../b@c', 0), NIGHT).file ?? '';
    writeFileSync(path.join(path.dirname(file), 'notes.txt'), 'x');
    expect([...archive.since(NIGHT)].map(({ source }) => source)).toEqual(['a-..-b-c']);
    rmSync(path.dirname(file), { recursive: true });
    const other = Buffer.from('<other/>');
    expect(() => archive.keep(other, envelopeOf(other, 'x', 0), NIGHT)).toThrow(/ENOENT/);
    expect(archive.keep(other, envelopeOf(other, 'x', 0), NIGHT).isNew).toBe(true);
    expect(readdirSync(path.dirname(file))).toHaveLength(1);
  });
});

describe('the queue of notices', () => {
  it('handles the first on the spot and the rest in order, with little memory however much waits', async () => {
    const big = Buffer.alloc(1024 * 1024, 'x');
    const handled: string[] = [];
    const lost: string[] = [];
    const queue = new NoticeQueue<{ bytes: Buffer; file: string | null; name: string }>(
      ({ bytes, name }) => handled.push(`${name} ${bytes.length}`),
      (file) => lost.push(path.basename(file)),
    );
    const names = Array.from({ length: 40 }, (_, number) => `n${number}`);
    for (const name of names) {
      const file = path.join(folder, name);
      writeFileSync(file, big);
      queue.push({ bytes: big, file, name });
    }
    expect(handled).toEqual([`n0 ${big.length}`]);
    expect(queue.length).toBe(39);
    expect(queue.waitingBytes).toBe(16 * 1024 * 1024);
    unlinkSync(path.join(folder, 'n39'));
    await queue.idle();
    expect(handled).toEqual(names.slice(0, 39).map((name) => `${name} ${big.length}`));
    expect(lost).toEqual(['n39']);
    expect(queue.waitingBytes).toBe(0);
  });
});

it.each([
  ['<a/>', 'xml'],
  ['\ufeff\n <a/>', 'xml'],
  ['{"a":1}', 'json'],
  ['  {', 'json'],
  ['', 'other'],
  ['ICECUBE', 'other'],
])('tells what %j is by its beginning: %s', (text, type) => {
  expect(sniffContentType(Buffer.from(text))).toBe(type);
  expect(sniffContentType(Buffer.from(`\ufeff${text.replace('\ufeff', '')}`, 'utf16le'))).toBe(type);
});
