import { dewPointCelsius } from './dewPoint.ts';
import type { Fused } from './FusedReadings.ts';
import type { DerivedQuantity, MeasuredQuantity } from './quantities.ts';

/** What follows from measured quantities of the same moment. */
export function deriveNumbers(
  measured: Readonly<Record<MeasuredQuantity, Fused<number>>>,
): Readonly<Record<Exclude<DerivedQuantity, 'gust' | 'pressureTendency'>, Fused<number>>> {
  const { temperature, humidity, skyTemperature } = measured;
  const dewPoint = both(temperature, humidity, dewPointCelsius);
  return {
    dewPoint,
    dewPointMargin: both(temperature, dewPoint, (air, dew) => air - dew),
    // Clouds shine in the thermal infrared: the less the sky is colder than the air, the more of them (Calar Alto, Boltwood).
    cloud: both(skyTemperature, temperature, (sky, air) => sky - air),
  };
}

/** A quantity that needs two others: as old as the older one, null where either is. */
function both(a: Fused<number>, b: Fused<number>, compute: (a: number, b: number) => number | null): Fused<number> {
  return {
    value: a.value === null || b.value === null ? null : toHundredths(compute(a.value, b.value)),
    at: a.at === null || b.at === null ? null : Math.min(a.at, b.at),
    sensors: [...new Set([...a.sensors, ...b.sensors])],
    installed: a.installed && b.installed,
  };
}

/** Finer than any of the sensors. */
function toHundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
