import type { SensorSuspect } from '../model/environment.ts';
import type { RainDetector } from './crossCheckRainDetector.ts';
import type { RainWitnesses } from './FusedReadings.ts';
import type { ChannelReading } from './readChannels.ts';

/**
 * Calls the witnesses of rain: gauges that count and detectors that do not contradict themselves. One alone against two or more
 * is named, but its report of rain still counts.
 */
export function judgeRain(
  readings: readonly ChannelReading[],
  detectors: readonly RainDetector[],
  securesAbove: number,
): { readonly witnesses: RainWitnesses; readonly suspects: readonly SensorSuspect[] } {
  const gauges = readings.flatMap(({ sensor, quantity, value, standing }) =>
    quantity === 'rain' && standing === 'counted' && typeof value === 'number'
      ? [{ sensor, wet: value > securesAbove }]
      : [],
  );
  const all = [...gauges, ...detectors];
  const wet = all.filter((each) => each.wet).map(({ sensor }) => sensor);
  const dry = all.filter((each) => !each.wet).map(({ sensor }) => sensor);
  const suspects: SensorSuspect[] = [];
  const [lonelyWet] = wet;
  const [lonelyDry] = dry;
  if (wet.length === 1 && dry.length >= 2 && lonelyWet !== undefined) {
    suspects.push({
      sensor: lonelyWet,
      quantity: 'rain',
      evidence: `reports rain while ${dry.join(' and ')} report dry`,
    });
  }
  if (dry.length === 1 && wet.length >= 2 && lonelyDry !== undefined) {
    suspects.push({
      sensor: lonelyDry,
      quantity: 'rain',
      evidence: `reports dry while ${wet.join(' and ')} report rain`,
    });
  }
  return { witnesses: { wet, dry }, suspects };
}
