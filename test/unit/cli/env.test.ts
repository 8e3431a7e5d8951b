import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORIGINAL_STATUS } from '../devices/plc/originalStatus.ts';

const MAIN = new URL('../../../main-services/cli/main.ts', import.meta.url).pathname;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-env-'));
});
afterAll(() => rm(directory, { recursive: true }));

function pyros(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

async function recording(text: string): Promise<string> {
  const file = join(directory, 'recording.json');
  await writeFile(file, text);
  return file;
}

const at = (s: number) => new Date(Date.UTC(2017, 2, 3, 8) + s * 1000).toISOString();
const status = () => JSON.parse(ORIGINAL_STATUS);
/** The original's reply with values of the WXT520 replaced, as Python would write them. */
const changed = (name: string, value: unknown) => {
  const reply = status();
  for (const each of reply[0].device[0].values) if (each.name === name) each.value = value;
  return reply;
};

describe('pyros env evaluate', () => {
  test('prints a line for each reply: rows, rules, suspects', async () => {
    const entries = [
      { at: at(0), reply: status() },
      { at: at(2), reply: ORIGINAL_STATUS },
      { at: at(4), reply: changed('RainRate', 12) },
      { at: at(6), reply: ORIGINAL_STATUS },
      { at: at(3700), reply: ORIGINAL_STATUS },
      { at: at(3702), reply: null },
      { at: at(3704), reply: '[{"name": "STATUS", "dev' },
      { at: at(3706), reply: 'x'.repeat(10_000_000) },
      { at: at(3708), reply: ORIGINAL_STATUS },
    ];
    const file = await recording(JSON.stringify(entries));
    const { code, stdout, stderr } = await pyros('env', 'evaluate', file, '--json');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(entries.length);
    const said = lines.map((line) => JSON.parse(line));
    expect(said.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at));
    expect(said.map(({ weather, mustSecure }) => [weather.global_status, mustSecure])).toEqual([
      ['OK', false],
      ['OK', false],
      ['RAINING', true],
      ['OK', true],
      ['OK', false],
      ['OK', false],
      ['OK', false],
      ['UNKNOWN', true],
      ['OK', false],
    ]);
    expect(Object.keys(said[0])).toEqual(['at', 'weather', 'site', 'mustSecure', 'rules', 'suspects']);
    expect(said[0].weather).toEqual({
      global_status: 'OK',
      updated: at(0),
      humidity: 64.1,
      wind: 3.1,
      wind_dir: 202.3,
      temperature: 12.12,
      pressure: 769.2,
      rain: 0,
      cloud: -27.79,
    });
    expect(said[0].site).toEqual({
      global_status: 'OK',
      updated: at(0),
      lights: 'LAMP_FLAT_CAGIRE',
      dome: null,
      doors: null,
      temperature: null,
      shutter: null,
      pressure: null,
      humidity: null,
    });
    for (const rule of said[0].rules) {
      expect(Object.keys(rule)).toEqual(['rule', 'value', 'unit', 'interpretation', 'mustSecure', 'reason']);
    }
    expect(said[2].rules.find(({ rule }: { rule: string }) => rule === 'rain')).toEqual({
      rule: 'rain',
      value: 12,
      unit: 'mm/h',
      interpretation: 'raining hard',
      mustSecure: true,
      reason: 'Rain is reported by WXT520.',
    });
    expect(said[0].suspects).toEqual([
      {
        sensor: 'DRD11',
        quantity: 'rain',
        evidence: 'analog 2.345 V says rain (below 2.5 V is rain), digital 1 says dry',
      },
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${at(3704)} reply not usable, counts as no reading: Unterminated string in JSON at position 24 (line 1 column 25)`,
      `${at(3706)} reply not usable, counts as no reading: PLC: a reply of 10000000 characters is no status`,
    ]);
  });

  test('tells what is wrong with a reading, and in words what follows', async () => {
    const python = JSON.stringify([
      { at: at(0), reply: changed('WindSpeed', 'NOT A NUMBER') },
      { at: at(2), reply: changed('WindSpeed', '3.1') },
      { at: at(4), reply: changed('WindSpeed', null) },
    ]).replace('"NOT A NUMBER"', 'NaN');
    const { code, stdout, stderr } = await pyros('env', 'evaluate', await recording(python));
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual(
      [0, 2, 4].map((s) =>
        expect.stringMatching(
          `^${at(s)} weather UNKNOWN, site OK, must secure: No sensor that counts measures the wind. `,
        ),
      ),
    );
    expect(stderr).toBe(`${at(0)} the reply is incomplete: WXT520 WindSpeed is not a number\n`);
  });

  test.each([
    ['not JSON', 'x', /recording\.json is not JSON/],
    ['no array', '{}', /recording\.json is not a JSON array/],
    [
      'a bad entry',
      '[{"at": "noon", "reply": null}]',
      /recording\.json is not usable: entry 1: "at" is not an ISO time/,
    ],
  ])('%s: says so and ends with 2', async (_, text, words) => {
    const answer = await pyros('env', 'evaluate', await recording(text), '--json');
    expect(answer).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
    expect(answer.stderr).not.toMatch(/^\s+at /m);
  });

  test.each([
    [['env'], /Say what to do/],
    [['env', 'guess'], /There is no "env guess"/],
    [['env', 'evaluate'], /Say which file/],
    [['env', 'evaluate', 'a', 'b'], /"b" is too much/],
    [['env', 'evaluate', '/nonexistent.json'], /\/nonexistent\.json cannot be read: ENOENT/],
  ])('%j ends with 2 and says why', async (args, words) => {
    const answer = await pyros(...args);
    expect(answer).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
  });
});
