import type { HistoryQuantity } from '../model/environmentHistory.ts';
import type { Thresholds } from './thresholds.ts';

/** A line to draw into a trend. */
export interface TrendLimit {
  readonly rule: string;
  readonly label: string;
  readonly kind: 'secures' | 'holds' | 'opens';
  readonly value: number;
  readonly harm: 'above' | 'below';
}

/** The limits of the rules on one quantity, as they are configured. */
export function trendLimits(quantity: HistoryQuantity, thresholds: Thresholds): readonly TrendLimit[] {
  const { humidity, wind, gust, temperature, rain, cloud } = thresholds;
  const above = (rule: string, label: string, kind: TrendLimit['kind'], value: number): TrendLimit => ({
    rule,
    label,
    kind,
    value,
    harm: 'above',
  });
  switch (quantity) {
    case 'humidity':
      return [
        above('humidity', 'Humidity', 'secures', humidity.securesAt),
        above('humidity', 'Humidity', 'opens', humidity.opensBelow),
      ];
    case 'wind':
      return [
        above('wind', 'Wind', 'secures', wind.securesAt),
        above('wind', 'Wind', 'opens', wind.opensBelow),
        above('gust', 'Gusts', 'secures', gust.securesAt),
        above('gust', 'Gusts', 'opens', gust.opensBelow),
      ];
    case 'temperature': {
      const { securesAbove, securesBelow, hysteresis } = temperature;
      const below = { rule: 'temperature', label: 'Temperature', harm: 'below' } as const;
      return [
        above('temperature', 'Temperature', 'secures', securesAbove),
        above('temperature', 'Temperature', 'opens', securesAbove - hysteresis),
        { ...below, kind: 'opens', value: securesBelow + hysteresis },
        { ...below, kind: 'secures', value: securesBelow },
      ];
    }
    case 'rain':
      return [above('rain', 'Rain', 'secures', rain.securesAbove)];
    case 'cloud':
      return [above('cloud', 'Cloud', 'secures', cloud.securesAt), above('cloud', 'Cloud', 'holds', cloud.holdsAt)];
    default:
      return [];
  }
}
