import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { NightReport } from '../../main-services/night/NightReport.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

/** Runs `pyros night` as a user does: a process of its own, its standard output one JSON object. */
async function night(scenario: string): Promise<{ report: NightReport; status: number; data: string; told: string }> {
  const data = await mkdtemp(join(tmpdir(), 'pyros-night-'));
  directories.push(data);
  const args = ['main-services/cli/main.ts', 'night', '--scenario', scenario, '--date', '2026-12-15'];
  const child = spawn(process.execPath, [...args, '--speed', '600', '--data', data, '--json'], { cwd: ROOT });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    told += chunk;
  });
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  expect(out.trim().split('\n'), told.slice(-4000)).toHaveLength(1);
  return { report: JSON.parse(out) as NightReport, status, data, told };
}

async function producedFiles(data: string): Promise<string[]> {
  return readdir(join(data, 'PRODUCED_DATA'), { recursive: true });
}

describe.concurrent('a whole night', () => {
  test('under a clear sky: every request is observed', { timeout: 400_000 }, async () => {
    const { report, status, data, told } = await night('clear-night');
    expect(status, told.slice(-3000)).toBe(0);
    expect(report.sequences).toEqual({ submitted: 11, completed: 11, interrupted: 0, rejected: 0 });
    expect(report.environment.closures).toEqual([]);
    expect(report.final).toEqual({ dome: 'CLOSED', telescope: 'PARKED', mode: 'AUTO' });
    const files = await producedFiles(data);
    expect(files.filter((file) => file.endsWith('.fits'))).toHaveLength(report.images);
    expect(files.filter((file) => file.includes('_active') || file.endsWith('.tmp'))).toEqual([]);
  });

  test('with rain: closes for it, parked first, and opens again', { timeout: 400_000 }, async () => {
    const { report, status, told } = await night('rain-at-80');
    expect(status, told.slice(-3000)).toBe(0);
    expect(report.sequences.submitted).toBe(11);
    const [closure] = report.environment.closures;
    expect(closure?.cause).toMatch(/rain/i);
    const { start, end } = report.night;
    const rainAt = Date.parse(start) + (80 / 200) * (Date.parse(end) - Date.parse(start));
    const noticedAfter = (Date.parse(closure?.at ?? '') - rainAt) / 1000;
    expect(noticedAfter).toBeGreaterThanOrEqual(0);
    expect(noticedAfter).toBeLessThan(60);
    const shutAfter = (Date.parse(closure?.closedAt ?? '') - Date.parse(closure?.at ?? '')) / 1000;
    expect(shutAfter).toBeLessThan(120);
    expect(report.environment.closures).toHaveLength(1);
  });

  test('with a burst: the alert takes the telescope', { timeout: 400_000 }, async () => {
    const { report, status, data, told } = await night('grb-night');
    expect(status, told.slice(-3000)).toBe(0);
    const observed = report.alerts.filter((alert) => alert.decision === 'observe');
    expect(observed).toHaveLength(1);
    expect(observed[0]?.slewLatencyMs).toBeGreaterThan(0);
    expect(report.sequences.interrupted).toBe(1);
    const files = await producedFiles(data);
    expect(files.filter((file) => /^alert_\d+\/.*\.fits$/.test(file)).length).toBeGreaterThan(0);
  });

  test('the PLC scenario of the original: RAINING rows, then OK', { timeout: 400_000 }, async () => {
    const { report, status, told } = await night('scenario_plc');
    expect(status, told.slice(-3000)).toBe(0);
    expect(report.sequences.submitted).toBe(0);
    expect(report.environment.closures[0]?.cause).toMatch(/rain/i);
    expect(report.environment.rows).toBeGreaterThan(20_000);
  });
});
