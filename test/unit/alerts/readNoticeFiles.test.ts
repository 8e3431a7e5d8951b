import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNoticeFiles } from '../../../main-services/alerts/readNoticeFiles.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const place = (name: string) => path.join(directory, name);

describe('files of a directory of notices', () => {
  it('are all that may be notices, also below, each with its bytes or why it cannot be read', () => {
    mkdirSync(place('sub'));
    for (const name of ['a.xml', 'b', 'c.json', 'sub/d.xml']) writeFileSync(place(name), name);
    for (const name of ['.hidden.xml', 'README.md']) writeFileSync(place(name), name);
    writeFileSync(place('huge.xml'), '');
    truncateSync(place('huge.xml'), 100 * 1024 * 1024);
    symlinkSync(place('a.xml'), place('link.xml'));
    symlinkSync(place('nowhere'), place('dangling.xml'));
    symlinkSync(directory, place('loop'));
    execFileSync('mkfifo', [place('pipe.xml')]);
    const read = [...readNoticeFiles(directory)].map((one) => [
      one.file,
      'bytes' in one ? one.bytes.toString() : one.fault.replace(/ENOENT.*/, 'ENOENT'),
    ]);
    expect(read).toEqual([
      ['a.xml', 'a.xml'],
      ['b', 'b'],
      ['c.json', 'c.json'],
      ['dangling.xml', 'It cannot be read: ENOENT'],
      ['huge.xml', 'The notice has 104857600 bytes; the limit is 8388608.'],
      ['link.xml', 'a.xml'],
      ['loop', 'It is no file.'],
      ['pipe.xml', 'It is no file.'],
      ['sub/d.xml', 'sub/d.xml'],
    ]);
  });
});
