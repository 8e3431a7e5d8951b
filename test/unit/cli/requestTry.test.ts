import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DryRun } from '../../../main-services/model/dryRun.ts';

const MAIN = new URL('../../../main-services/cli/main.ts', import.meta.url).pathname;
const AT = ['--at', '2026-12-16T00:30:00Z', '--time-ms', '10'];
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-try-'));
});
afterEach(() => rm(directory, { recursive: true }));

function pyros(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, PYROS_DATA: join(directory, 'data') } };
    const child = execFile(process.execPath, [MAIN, 'request', ...args], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** Up for an hour and a half after dusk on 2026-12-15: only one of two long ones fits. */
async function aFile(name: string, change: { dec?: number; priority?: number } = {}): Promise<string> {
  const file = join(directory, `${name}.xml`);
  await writeFile(
    file,
    `<request name="${name}" user="observer" programme="AGN" night="2026-12-15">
       <sequence name="${name}" ra="305" dec="${change.dec ?? 40}" priority="${change.priority ?? 0}">
         <album detector="VIS"><plan name="r" filter="r" exposure="600" count="7"/></album>
       </sequence>
     </request>`,
  );
  return file;
}

describe('pyros request try', () => {
  test('says what a request would get and whom it would displace, and stores nothing', async () => {
    expect((await pyros('import', await aFile('routine'), '--submit', ...AT)).code).toBe(0);
    const urgent = await pyros('try', await aFile('urgent', { priority: 5 }), '--json', ...AT);
    expect(urgent.code).toBe(0);
    const run = JSON.parse(urgent.stdout) as DryRun;
    expect(run).toMatchObject({
      requestName: 'urgent',
      nightDate: '2026-12-15',
      verdict: "'urgent' would be planned; 1 other sequence would lose its place.",
      sequences: [{ name: 'urgent', reason: null }],
      displaced: [{ name: 'routine', newStart: null, reason: expect.stringMatching(/urgent/) }],
    });
    expect(run.valueAfter).toBeGreaterThan(run.valueBefore);
    const patient = await pyros('try', await aFile('patient', { priority: -5 }), ...AT);
    expect(patient.stdout).toMatch(/'patient' would find no place; nothing else would change/);
    expect(JSON.parse((await pyros('list', '--json')).stdout)).toHaveLength(1);
  });

  test('says what is never visible, what is refused and how it is called', async () => {
    const south = await pyros('try', await aFile('south', { dec: -80 }), ...AT);
    expect(south).toMatchObject({ code: 0, stdout: expect.stringMatching(/would find no place.*\n.*no place\. /) });
    await writeFile(join(directory, 'bad.xml'), '<request/>');
    expect(await pyros('try', join(directory, 'bad.xml'), ...AT)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('name is missing'),
    });
    expect(await pyros('try', '77', ...AT)).toMatchObject({ code: 1, stderr: 'There is no request 77.\n' });
    expect((await pyros('try')).code).toBe(2);
    expect((await pyros('try', '1', '--at', 'soon')).stderr).toMatch(/--at soon is no instant/);
  });
});
