import { describe, expect, it } from 'vitest';
import { closingSteps } from '../../../../renderer/views/environment/closingSteps.ts';
import { howWords, sensorMatrix } from '../../../../renderer/views/environment/sensorMatrix.ts';
import { limitsOf, TREND_ROWS } from '../../../../renderer/views/environment/trendRows.ts';
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
    expect(sensors).toEqual(['WXT520', 'VantagePro', 'DRD11', 'MLX90614']);
    expect(rows[0]?.label).toBe('Rain');
    expect(rows.every((row) => row.cells.length === sensors.length)).toBe(true);
  });
  it('says who counts and how well they agree', () => {
    expect(rows.find((row) => row.quantity === 'humidity')?.how).toBe('2 within 1.0 %');
    expect(rows.find((row) => row.quantity === 'temperature')?.how).toContain('MLX90614 stale');
    expect(howWords([], '')).toBe('nobody measures it');
  });
});

describe('limits in the trends', () => {
  it('are those of the rules', () => {
    const { rules } = demoEnvironment(CAUSE, 'fair');
    const words = TREND_ROWS.flatMap((row) => limitsOf(row, rules).map((limit) => limit.words));
    expect(words).toEqual(['closes 85', 'wind closes 11', 'gusts closes 16', 'closes \u221214']);
  });
});
