import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultStrategyXml } from '../../../main-services/alerts/strategy/defaultStrategy.ts';

const MAIN = new URL('../../../main-services/cli/main.ts', import.meta.url).pathname;
const SAMPLES = new URL('../alerts/voevents', import.meta.url).pathname;
const KEYS = ['file', 'ivorn', 'mission', 'type', 'role', 'burst', 'position', 'retracts', 'decision', 'reasons'];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'replay-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function replay(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, 'alert', 'replay', ...args], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('pyros alert replay', () => {
  test('prints a line for every file, whatever is in it', async () => {
    cpSync(SAMPLES, directory, { recursive: true });
    writeFileSync(path.join(directory, 'bomb.xml'), '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    writeFileSync(path.join(directory, 'empty.json'), '');
    const { code, stdout, stderr } = await replay(directory, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const notices = lines(stdout);
    expect(notices.map(({ file }) => file).sort()).toEqual(
      readdirSync(directory)
        .filter((name) => name !== 'README.md')
        .sort(),
    );
    for (const notice of notices) {
      expect(Object.keys(notice)).toEqual(KEYS);
      expect(notice.reasons.length).toBeGreaterThan(0);
    }
    const decided = Object.fromEntries(notices.map(({ file, decision }) => [file, decision]));
    expect(decided).toMatchObject({
      'bomb.xml': 'ignore',
      'svom_sb26051101_2_eclairs-wakeup.xml': 'observe',
      'svom_sb26030408_2_retraction.xml': 'cancel',
      'swift_1093742_2_xrt_pos.xml': 'later',
    });
    expect(notices.find(({ file }) => file === 'bomb.xml')).toMatchObject({ ivorn: null, position: null, burst: null });
    const shuffled = await replay(directory, '--json', '--shuffle', '7');
    expect(shuffled.stdout).not.toBe(stdout);
    const byFile = (one: string) =>
      new Map(lines(one).map(({ file, burst, position, retracts }) => [file, { burst, position, retracts }]));
    expect(byFile(shuffled.stdout)).toEqual(byFile(stdout));
  });

  test('decides by another strategy, and says in words what came of each burst', async () => {
    cpSync(path.join(SAMPLES, 'svom_sb26051101_4_mxt-initial.xml'), path.join(directory, 'a.xml'));
    const file = path.join(directory, '.narrow.xml');
    writeFileSync(
      file,
      defaultStrategyXml().replace('maximum-error-arcminutes="13"', 'maximum-error-arcminutes="0.5"'),
    );
    const { code, stdout } = await replay(directory, '--strategy', file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/a\.xml: SVOM mxt-initial, burst sb26051101: ignore\. .* the limit is 0\.5′/);
    expect(stdout).toMatch(/Burst sb26051101 \(SVOM\/sb26051101\), 1 notice: ignore\./);
  });

  test.each([
    [['/nonexistent/notices', '--json'], /The directory \/nonexistent\/notices cannot be read/],
    [[MAIN], /main\.ts is no directory/],
    [[], /alert replay DIR/],
    [['.', '--shuffle', ''], /--shuffle needs a seed/],
  ])('%j ends with 2 and says why', async (args, words) => {
    const { code, stdout, stderr } = await replay(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
