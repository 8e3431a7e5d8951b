import { RULES } from './rules/rules.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts';
import { readNotMeasured } from './withoutSensor.ts';

/**
 * The defaults with what the configuration changes ({"wind": {"securesAt": 13}}).
 * @throws Error naming the setting that is unknown or no finite number
 */
export function readThresholds(overrides: Readonly<Record<string, unknown>>): Thresholds {
  const { notMeasured, ...limits } = overrides;
  return {
    ...(merged(DEFAULT_THRESHOLDS, limits, 'environment') as Thresholds),
    notMeasured: readNotMeasured(notMeasured, Object.keys(RULES)),
  };
}

function merged(defaults: object, overrides: unknown, path: string): object {
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    throw new Error(`${path} must be a group of settings, not ${JSON.stringify(overrides)}`);
  }
  const result: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(overrides)) {
    const standard = Object.hasOwn(defaults, name) ? result[name] : undefined;
    if (standard === undefined) {
      throw new Error(`${path}.${name} is not a setting; there are ${Object.keys(defaults).join(', ')}`);
    }
    result[name] =
      typeof standard === 'object'
        ? merged(standard as object, value, `${path}.${name}`)
        : finite(value, `${path}.${name}`);
  }
  return result;
}

function finite(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`${path} must be a number, not ${JSON.stringify(value)}`);
}
