import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeepAwake } from '../../../electron/KeepAwake.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { expectNoLeaks } from '../../leaks.ts';

expectNoLeaks();

describe.runIf(process.platform === 'linux')('KeepAwake', () => {
  let folder: string;
  let log = rememberingLog();
  const path = process.env.PATH;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pyros-awake-'));
    log = rememberingLog();
    process.env.PATH = `${folder}:/usr/bin:/bin`;
  });
  afterEach(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true, force: true });
  });
  const inhibitor = async (script: string) => {
    await writeFile(join(folder, 'systemd-inhibit'), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, 'systemd-inhibit'), 0o755);
  };

  it('runs a child while it is on, and ends it without a word when it is off', async () => {
    await inhibitor('exec cat');
    const awake = new KeepAwake(log);
    awake.set(true);
    awake.set(true);
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap')).toHaveLength(1);
    awake.set(false);
    await expect.poll(() => process.getActiveResourcesInfo().includes('ProcessWrap')).toBe(false);
    expect(log.lines).toEqual([]);
  });

  it('says once that it is not possible, and does not try again', async () => {
    await inhibitor('exit 1');
    const awake = new KeepAwake(log);
    awake.set(true);
    await expect.poll(() => log.lines).toEqual([expect.stringMatching(/going to sleep.*status 1/)]);
    awake.set(true);
    awake.set(false);
    awake.set(true);
    expect(log.lines).toHaveLength(1);
    expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
  });
});
