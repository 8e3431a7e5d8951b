import type { SensorReading, SensorSuspect } from '../model/environment.ts';
import { type ReadChannels, readChannels } from './readChannels.ts';
import type { StationReport } from './StationConversation.ts';
import type { SensorChannel } from './sensorChannels.ts';
import { WEATHER_STATION } from './sensorChannels.ts';
import { utcTime } from './utcTime.ts';

export interface StationChannels extends ReadChannels {
  /** When its latest believed reading was measured; null when it is silent, or not there. */
  readonly at: number | null;
}

const NOTHING: StationChannels = { readings: [], suspects: [], notes: [], at: null };

/**
 * The channels of a weather station beside the PLC. Silent for too long it has none, and is a suspect, as is each quantity that it no
 * longer gives: `before` holds the channels that it had.
 */
export function readStation(
  report: StationReport | null,
  before: Readonly<Record<string, SensorReading>>,
  channels: readonly SensorChannel[],
  options: { readonly staleAfterMs: number; readonly now: number },
): StationChannels {
  if (report === null) return NOTHING;
  const { device, at } = report;
  const { staleAfterMs, now } = options;
  // In the future: our own clock was set back, and the age of this reading is not known.
  if (Math.abs(now - at) >= staleAfterMs) {
    const evidence = device === null ? 'it has never answered' : `it has not answered since ${utcTime(at)}`;
    return { ...NOTHING, suspects: [{ sensor: WEATHER_STATION, quantity: 'all', evidence }] };
  }
  if (device === null) return NOTHING;
  const read = readChannels({ at, devices: [device] }, channels);
  const present = new Set<string>(read.readings.map(({ quantity }) => quantity));
  const withdrawn = Object.values(before)
    .filter(
      ({ sensor, quantity }) => sensor === WEATHER_STATION && !present.has(quantity) && !MAY_COME_AND_GO.has(quantity),
    )
    .map(
      ({ quantity }): SensorSuspect => ({ sensor: WEATHER_STATION, quantity, evidence: 'it no longer measures it' }),
    );
  return { ...read, suspects: [...read.suspects, ...withdrawn], at };
}

/** A calm has no direction. */
const MAY_COME_AND_GO: ReadonlySet<string> = new Set(['windDirection']);
