import type { SensorSuspect } from '../model/environment.ts';
import type { Fused } from './FusedReadings.ts';
import { findDissenter, type Voice } from './findDissenter.ts';
import { meanDirection } from './meanDirection.ts';
import { type MeasuredQuantity, QUANTITIES } from './quantities.ts';
import type { ChannelReading } from './readChannels.ts';

/** One quantity out of all sensors that count. */
export interface Combined extends Pick<Fused<number>, 'value' | 'sensors'> {
  readonly suspect: SensorSuspect | null;
}

/**
 * Combines one quantity. A lone dissenter is named; where a mean is taken it is also left out, but where the worst counts
 * (wind, humidity) it still does: only closing for nothing can come of that.
 */
export function combineNumbers(quantity: MeasuredQuantity, readings: readonly ChannelReading[]): Combined {
  const { combine, tolerance, unit } = QUANTITIES[quantity];
  const voices = voicesOf(quantity, readings);
  const dissenter = tolerance === null ? null : findDissenter(voices, tolerance);
  const suspect =
    dissenter === null ? null : { sensor: dissenter.sensor, quantity, evidence: dissent(dissenter, voices, unit) };
  const believed = combine === 'highest' ? voices : voices.filter((voice) => voice !== dissenter);
  const sensors = believed.map(({ sensor }) => sensor);
  if (believed.length === 0) return { value: null, sensors, suspect };
  if (combine === 'vector') return { value: vector(believed, readings), sensors, suspect };
  const values = believed.map(({ value }) => value);
  const value =
    combine === 'highest' ? Math.max(...values) : values.reduce((sum, each) => sum + each, 0) / values.length;
  return { value, sensors, suspect };
}

function voicesOf(quantity: MeasuredQuantity, readings: readonly ChannelReading[]): readonly Voice[] {
  return readings.flatMap(({ sensor, quantity: of, value, standing }) =>
    of === quantity && standing === 'counted' && typeof value === 'number' ? [{ sensor, value }] : [],
  );
}

/** Each vane weighs as much as the wind its own sensor feels. */
function vector(vanes: readonly Voice[], readings: readonly ChannelReading[]): number | null {
  const winds = voicesOf('wind', readings);
  return meanDirection(
    vanes.map(({ sensor, value }) => ({
      degrees: value,
      weight: winds.find((wind) => wind.sensor === sensor)?.value ?? 0,
    })),
  );
}

function dissent(dissenter: Voice, voices: readonly Voice[], unit: string): string {
  const others = voices
    .filter((voice) => voice !== dissenter)
    .map(({ sensor, value }) => `${sensor} ${rounded(value)}`);
  return `reads ${rounded(dissenter.value)} ${unit} while ${others.join(' and ')} ${unit} agree`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
