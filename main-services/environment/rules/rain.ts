import type { FusedReadings } from '../FusedReadings.ts';
import type { Rule } from './Rule.ts';
import { ruleResult } from './ruleResult.ts';

/** Intensities of the Met Office (fact sheet 3): moderate from 0.5 mm/h, heavy above 4, violent above 50. */
const MODERATE_MM_PER_HOUR = 0.5;
const HEAVY_MM_PER_HOUR = 4;
const VIOLENT_MM_PER_HOUR = 50;

/** A single witness of rain closes; no witness at all does too. */
export const rain: Rule = (readings, { rain: { securesAbove, holdOffMs }, missingHoldOffMs }, previous, now) => {
  const { wet, dry } = readings.rain;
  const condition = wet.length > 0 ? 'bad' : dry.length > 0 ? 'good' : 'missing';
  return ruleResult(
    {
      rule: 'rain',
      label: 'Rain',
      value: rainValue(readings),
      unit: 'mm/h',
      interpretation: interpret(readings),
      condition,
      because: {
        bad: `Rain is reported by ${wet.join(' and ')}.`,
        missing: 'No sensor says whether it rains.',
        good: 'It is dry.',
      },
      securesAt: securesAbove === 0 ? 'any rain' : `> ${securesAbove} mm/h`,
      opensAt: 'dry',
      limit: securesAbove,
      readingAt: witnessedAt(readings),
      sensors: [...wet, ...dry],
      holdOffMs,
      missingHoldOffMs,
    },
    previous,
    now,
  );
};

/** The rate where a gauge gives one; "wet" when only a detector says so. */
function rainValue({ numbers, rain: { wet, dry } }: FusedReadings): number | string | null {
  const rate = numbers.rain.value;
  if (wet.length > 0) return rate !== null && rate > 0 ? rate : 'wet';
  return dry.length > 0 ? (rate ?? 0) : null;
}

function interpret(readings: FusedReadings): string {
  const value = rainValue(readings);
  if (value === null) return 'not known';
  if (typeof value === 'string') return 'rain detected';
  if (readings.rain.wet.length === 0) return 'dry';
  if (value >= VIOLENT_MM_PER_HOUR) return 'raining violently';
  if (value >= HEAVY_MM_PER_HOUR) return 'raining hard';
  return value >= MODERATE_MM_PER_HOUR ? 'raining' : 'raining lightly';
}

function witnessedAt({ numbers }: FusedReadings): number | null {
  const times = [numbers.rain.at, numbers.rainDetectorDry.at, numbers.rainDetectorVoltage.at].filter(
    (at) => at !== null,
  );
  return times.length === 0 ? null : Math.max(...times);
}
