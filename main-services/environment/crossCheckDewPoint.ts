import type { SensorSuspect } from '../model/environment.ts';
import type { ChannelReading } from './readChannels.ts';

/** Three times the temperature accuracy of the stations (WXT520: 0.3 °C); beyond, the two cannot both be true. */
const TOLERANCE_KELVINS = 1;

/**
 * Names the stations whose own dew point is warmer than their own air: that does not exist. Its dew point then counts for nothing;
 * the rules use one computed from temperature and humidity anyway.
 */
export function crossCheckDewPoint(readings: readonly ChannelReading[]): readonly SensorSuspect[] {
  const output = (sensor: string, quantity: string) => {
    const value = readings.find(
      (each) => each.sensor === sensor && each.quantity === quantity && each.standing === 'counted',
    )?.value;
    return typeof value === 'number' ? value : null;
  };
  const sensors = new Set(
    readings.filter(({ quantity }) => quantity === 'dewPointReported').map(({ sensor }) => sensor),
  );
  return [...sensors].flatMap((sensor) => {
    const air = output(sensor, 'temperature');
    const dew = output(sensor, 'dewPointReported');
    if (air === null || dew === null || dew - air <= TOLERANCE_KELVINS) return [];
    const evidence = `its dew point of ${dew} °C is above its own air temperature of ${air} °C, which is impossible`;
    return [{ sensor, quantity: 'dewPoint', evidence }];
  });
}
