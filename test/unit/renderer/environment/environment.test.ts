import { describe, expect, it } from 'vitest';
import type { EnvironmentTrend } from '../../../../electron/ipc/contract/environment.ts';
import { DEFAULT_THRESHOLDS } from '../../../../main-services/environment/thresholds.ts';
import { trendLimits } from '../../../../main-services/environment/trendLimits.ts';
import type { TrendPoint } from '../../../../renderer/drawing/TrendSeries.ts';
import { closingSteps } from '../../../../renderer/views/environment/closingSteps.ts';
import { howWords, sensorMatrix } from '../../../../renderer/views/environment/sensorMatrix.ts';
import {
  extremesWords,
  limitsOf,
  pointAt,
  seriesOf,
  TREND_ROWS,
} from '../../../../renderer/views/environment/trendRows.ts';
import { wayBackWords } from '../../../../renderer/views/environment/wayBack.ts';
import { demoEnvironment } from '../../../console/demo/environment.ts';
import { closingCommands } from '../../../console/demo/operations.ts';
import { at } from '../../../console/demo/scene.ts';

const CAUSE = at('08:41:07');

describe('how a closing went', () => {
  it('is read from the commands that followed', () => {
    const steps = closingSteps({ cause: 'rain, WXT520', at: CAUSE, closedAt: CAUSE + 73_000 }, closingCommands(CAUSE));
    expect(steps.map((step) => [step.short, step.verified])).toEqual([
      ['Rain', false],
      ['Aborted', false],
      ['Parked', true],
      ['Closed', true],
    ]);
    expect(steps.at(-1)?.detail).toBe('in 71 s');
  });

  it('says what is still under way', () => {
    const steps = closingSteps({ cause: 'rain', at: CAUSE, closedAt: null }, []);
    expect(steps.map((step) => step.detail)).toEqual(['cause arose', 'under way']);
  });
});

describe('sensors against quantities', () => {
  const { sensors, rows } = sensorMatrix(demoEnvironment(CAUSE, 'fair'));
  it('has a column for each sensor and a row for each quantity, rain first', () => {
    expect(sensors).toEqual(['WXT520', 'VantagePro', 'DRD11', 'WeatherStation', 'MLX90614']);
    expect(rows[0]?.label).toBe('Rain');
    expect(rows.every((row) => row.cells.length === sensors.length)).toBe(true);
  });
  it('says who counts and how well they agree', () => {
    expect(rows.find((row) => row.quantity === 'humidity')?.how).toBe('3 within 1.0 %');
    expect(rows.find((row) => row.quantity === 'temperature')?.how).toContain('MLX90614 stale');
    expect(howWords([], '')).toBe('nobody measures it');
  });
});

describe('limits in the trends', () => {
  const limits = TREND_ROWS.flatMap((row) => limitsOf(row, trendLimits(row.quantity, DEFAULT_THRESHOLDS)));
  it('are those of the rules, with words that fit beside the plot', () => {
    expect(limits.map((limit) => limit.words)).toEqual([
      'closes 85',
      'opens < 80',
      'closes 35',
      'opens < 34',
      'opens > \u221214',
      'closes \u221215',
      'wind closes 11',
      'opens < 10',
      'gusts close 16',
      'opens < 15',
      'closes above 0',
      'closes \u221214',
      'holds \u221219',
    ]);
  });
  it('are hatched only where nothing but closing lies beyond, and never from the first drop on', () => {
    const hatched = limits.filter((limit) => limit.hatched).map((limit) => limit.words);
    expect(hatched).toEqual(['closes 85', 'closes 35', 'closes \u221215', 'gusts close 16', 'closes \u221214']);
  });
  it('far from all that happens do not stretch the scale', () => {
    expect(limits.filter((limit) => !limit.inScale).map((limit) => limit.value)).toEqual([35, 34, -14, -15]);
  });
});

describe('lines of the trends', () => {
  const point = (at: number, mean: number | null): TrendPoint => ({ at, minimum: mean, mean, maximum: mean });
  const trend = (quantity: EnvironmentTrend['quantity'], values: readonly (number | null)[]): EnvironmentTrend => ({
    quantity,
    unit: '',
    resolution: 'reading',
    points: values.map((value, index) => point(index * 1000, value)),
    limits: [],
  });
  const temperature = TREND_ROWS.find((row) => row.quantity === 'temperature');
  it('show the dew point beside the temperature, with a gap where either is missing', () => {
    if (!temperature) throw new Error('no row of temperatures');
    const trends = [trend('temperature', [20, 20, null]), trend('humidity', [50, null, 50])];
    const means = (margin: number | null) =>
      seriesOf(temperature, trends, margin).map(({ points }) =>
        points.map(({ mean }) => (mean === null ? null : Math.round(mean * 10) / 10)),
      );
    expect(means(null)).toEqual([
      [20, 20, null],
      [9.3, null, null],
    ]);
    expect(means(2).at(-1)).toEqual([11.3, null, null]);
  });
  it('say between which extremes a slice was', () => {
    expect(extremesWords({ at: 0, minimum: 81.6, mean: 84, maximum: 86.2 }, 0)).toBe('82 to 86');
    expect(extremesWords(point(0, 84), 0)).toBe('');
    expect(extremesWords(point(0, null), 0)).toBe('no reading');
    expect(pointAt([point(0, 1), point(9000, 2)], 8000, 500)).toBeUndefined();
  });
});

describe('the way back of a rule', () => {
  const words = (opensAt: string, holdOffMs: number, decision: 'secure' | 'hold' | 'allow' = 'secure') =>
    wayBackWords({ decision, opensAt, holdOffMs });
  it('says what must happen, and for how long', () => {
    expect(words('dry', 3_600_000)).toBe('dry, then 1 h');
    expect(words('< -19 K', 300_000, 'hold')).toBe('< \u221219 K, then 5 min');
    expect(words('doors shut; all of them', 0)).toBe('doors shut');
    expect(words('dry', 3_600_000, 'allow')).toBe('');
  });
});
