import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentCalls } from '../../../../electron/ipc/contract/environment.ts';
import { environmentHandlers } from '../../../../electron/ipc/handlers/environment.ts';
import { openDatabase } from '../../../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../../../main-services/database/Repositories.ts';
import { readThresholds } from '../../../../main-services/environment/readThresholds.ts';
import { HISTORY_QUANTITIES } from '../../../../main-services/model/environmentHistory.ts';
import { ruleAt, siteAt, weatherAt } from '../../database/drafts.ts';
import { plcReply } from '../../environment/plcReplies.ts';

const FROM = Date.UTC(2026, 11, 16, 3);
const CALLER = { windowId: 'w1', userName: 'pyros' };
let repositories: Repositories;
let handlers: ReturnType<typeof environmentHandlers>;
let beats = 0;
const plc = {
  status: async () => plcReply(FROM),
  heartbeat: async () => {
    beats++;
  },
};

beforeAll(async () => {
  repositories = await openDatabase({ client: 'sqlite', file: ':memory:' });
  handlers = environmentHandlers({ repositories, thresholds: readThresholds({}), devices: { plc } });
  for (let row = 0; row < 30; row++) {
    await repositories.environment.append(weatherAt(FROM + row * 2000, { wind: row }), siteAt(FROM + row * 2000));
  }
});
afterAll(() => repositories?.close());

const span = { from: FROM, to: FROM + 60_000 };

describe('the past of the environment over IPC', () => {
  test('a trend comes with its unit, its resolution and the limits to draw', async () => {
    const trend = await handlers['environment.trend']({ quantity: 'wind', ...span, points: 10 }, CALLER);
    expect(trend).toMatchObject({ quantity: 'wind', unit: 'm/s', resolution: 'reading' });
    expect(trend.points).toHaveLength(10);
    expect(trend.points[0]).toEqual({ at: FROM + 3000, minimum: 0, mean: 1, maximum: 2 });
    expect(trend.limits.map(({ rule, kind, value }) => `${rule} ${kind} ${value}`)).toEqual([
      'wind secures 11',
      'wind opens 10',
      'gust secures 16',
      'gust opens 15',
    ]);
  });

  test('both rows at an instant', async () => {
    expect(await handlers['environment.at']({ at: FROM + 5000 }, CALLER)).toMatchObject({
      weather: { wind: 2, updated: FROM + 4000 },
      site: { doors: 'closed' },
    });
    expect(await handlers['environment.at']({ at: FROM - 5000 }, CALLER)).toBeNull();
  });

  test('a table for a spreadsheet, each quantity once', async () => {
    const csv = await handlers['environment.exportCsv']({ quantities: ['wind', 'rain', 'wind'], ...span }, CALLER);
    expect(csv.fileName).toBe('environment 2026-12-16 0300 to 2026-12-16 0301.csv');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[0]).toBe(
      'time (UTC),wind min (m/s),wind mean (m/s),wind max (m/s),rain min (mm/h),rain mean (mm/h),rain max (mm/h)',
    );
    expect(lines[1]).toMatch(/^2026-12-16T03:00:0\d\.000Z,0,0,0,0,0,0$/);
  });

  test('the rules as they were, and their decisions for a spreadsheet, in order, with what needs it in quotes', async () => {
    const wet = { decision: 'secure', mustSecure: true, value: 'wet', reason: 'Rain, by "WXT520".' } as const;
    const at = FROM + 70_000;
    const rules = [ruleAt(at), ruleAt(at, { rule: 'pressureDrop', value: -2.5, unit: 'hPa', sensors: [] })];
    await repositories.environment.append(weatherAt(at), siteAt(at), rules);
    await repositories.environment.append(weatherAt(at + 2000), siteAt(at + 2000), [ruleAt(at + 2000, wet)]);
    const then = await handlers['environment.at']({ at: at + 2000 }, CALLER);
    expect(then?.rules.map(({ rule, value }) => [rule, value])).toEqual([
      ['rain', 'wet'],
      ['pressureDrop', -2.5],
    ]);
    const csv = await handlers['environment.exportRulesCsv']({ from: at, to: at + 2000 }, CALLER);
    expect(csv).toMatchObject({ fileName: 'rules 2026-12-16 0301 to 2026-12-16 0301.csv', complete: true });
    expect(csv.text.split('\r\n')).toEqual([
      'time (UTC),rule,value,unit,means,decision,must secure,reason,sensors',
      '2026-12-16T03:01:10.000Z,rain,1.5,mm/h,raining,allow,no,It is dry.,DRD11 WXT520',
      '2026-12-16T03:01:10.000Z,pressureDrop,-2.5,hPa,raining,allow,no,It is dry.,',
      '2026-12-16T03:01:12.000Z,rain,wet,mm/h,raining,secure,yes,"Rain, by ""WXT520"".",DRD11 WXT520',
      '',
    ]);
  });

  test('a span that ends before it begins is refused in words', async () => {
    const backwards = { quantity: 'wind', from: FROM, to: FROM, points: 10 } as const;
    await expect(handlers['environment.trend'](backwards, CALLER)).rejects.toThrow('must begin before it ends');
  });

  test('an expert asks the PLC by hand', async () => {
    expect(await handlers['plc.status'](undefined, CALLER)).toEqual(plcReply(FROM));
    await handlers['plc.heartbeat'](undefined, CALLER);
    expect(beats).toBe(1);
    expect(environmentCalls['plc.status']).toMatchObject({ role: 'expert', kind: 'change' });
  });

  test('the contract names the quantities that are kept, and nothing else gets through', () => {
    const { input } = environmentCalls['environment.trend'];
    for (const quantity of HISTORY_QUANTITIES) {
      expect(input.safeParse({ quantity, ...span, points: 100 }).success, quantity).toBe(true);
    }
    for (const bad of [
      { quantity: 'moon', ...span, points: 100 },
      { quantity: 'wind', from: 'yesterday', to: FROM, points: 100 },
      { quantity: 'wind', from: Number.NaN, to: FROM, points: 100 },
      { quantity: 'wind', ...span, points: 1e6 },
      { quantity: 'wind', ...span, points: 100, more: 1 },
    ]) {
      expect(input.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });
});
