import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { SensorReading, SensorSuspect } from '../model/environment.ts';
import { combineNumbers } from './combineNumbers.ts';
import { crossCheckDewPoint } from './crossCheckDewPoint.ts';
import { crossCheckRainDetector } from './crossCheckRainDetector.ts';
import { dewPointCelsius } from './dewPoint.ts';
import type { Fused, FusedReadings } from './FusedReadings.ts';
import type { FusionMemory } from './FusionMemory.ts';
import { findFrozenSensors } from './findFrozenSensors.ts';
import { gustOf, rememberWind } from './gustWindow.ts';
import { judgeContact } from './judgeContact.ts';
import { judgeRain } from './judgeRain.ts';
import { rememberPressure, tendencyOf } from './pressureHistory.ts';
import { type DerivedQuantity, type MeasuredQuantity, QUANTITIES, WORDS, type WordQuantity } from './quantities.ts';
import { type ChannelReading, readChannels } from './readChannels.ts';
import { readLamps } from './readLamps.ts';
import { SENSOR_CHANNELS, type SensorChannel } from './sensorChannels.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * Makes one picture out of the latest PLC reply (null when there never was one): sensors flagged invalid, stale or suspect do not
 * count, each contributes what only it measures. Pure: what it has to remember goes in and comes out.
 */
export function fuseSensors(
  status: PlcStatus | null,
  memory: FusionMemory,
  thresholds: Thresholds,
  now: number,
  channels: readonly SensorChannel[] = SENSOR_CHANNELS,
): { readonly readings: FusedReadings; readonly memory: FusionMemory } {
  const { contact, plcClock } = judgeContact(status, memory, thresholds.staleAfterMs, now);
  const fresh = contact.fresh ? status : null;
  const isNew = status !== null && status.at !== memory.lastReplyAt;
  const read = fresh === null ? { readings: [], suspects: [], notes: [] } : readChannels(fresh, channels);
  const { frozenAfterMs } = thresholds;
  const frozen = findFrozenSensors(read.readings, memory.liveliness, { frozenAfterMs, now, isNew });
  const stations = frozen.suspects.filter(({ quantity }) => quantity === 'all');
  const anemometers = frozen.suspects.filter(({ quantity }) => quantity === 'wind');
  const thawed = distrust(distrust(read.readings, stations), anemometers, ['wind']);
  const dewPoints = crossCheckDewPoint(thawed);
  const consistent = distrust(thawed, dewPoints, ['dewPointReported']);
  const rainDetector = crossCheckRainDetector(consistent);
  const readings = distrust(consistent, rainDetector.suspects, ['rainDetectorVoltage', 'rainDetectorDry']);
  const rain = judgeRain(readings, rainDetector.detectors, thresholds.rain.securesAbove);

  const measuredAt: Record<string, number> = { ...memory.measuredAt };
  const installed = new Set([...memory.installed, ...read.readings.map(({ quantity }) => quantity)]);
  const dissenters: SensorSuspect[] = [];
  const settle = <T>(quantity: string, value: T | null, sensors: readonly string[]): Fused<T> => {
    if (value !== null && fresh !== null) measuredAt[quantity] = fresh.at;
    return { value, at: measuredAt[quantity] ?? null, sensors, installed: installed.has(quantity) };
  };
  const measured = mapValues(QUANTITIES, (_, quantity: MeasuredQuantity) => {
    const { value, sensors, suspect } = combineNumbers(quantity, readings);
    if (suspect !== null) dissenters.push(suspect);
    return settle(quantity, value, sensors);
  });
  const words = mapValues(WORDS, (_, quantity: WordQuantity) => {
    const { value, sensors } = worstWord(quantity, readings);
    return settle(quantity, value, sensors);
  });

  const gusts = rememberWind(memory.gusts, isNew ? measured.wind.value : null, now, thresholds.gustWindowMs);
  const pressures = rememberPressure(
    memory.pressures,
    isNew ? measured.pressure.value : null,
    now,
    thresholds.pressure.overMs,
  );
  const { lamps, suspects: lampSuspects } = readLamps(fresh, memory.lamps);
  return {
    readings: {
      at: now,
      contact,
      numbers: {
        ...measured,
        ...derive(measured),
        gust: { ...measured.wind, value: contact.fresh ? gustOf(gusts) : null },
        pressureTendency: { ...measured.pressure, value: tendencyOf(pressures, measured.pressure.value) },
      },
      words,
      rain: rain.witnesses,
      lamps,
      suspects: [
        ...read.suspects,
        ...withoutAnemometersOf(stations, frozen.suspects),
        ...dewPoints,
        ...rainDetector.suspects,
        ...rain.suspects,
        ...dissenters,
        ...lampSuspects,
      ],
      sensors: withVanished(readings, memory.channels),
      notes: read.notes,
    },
    memory: {
      gusts,
      pressures,
      liveliness: frozen.liveliness,
      measuredAt,
      installed: [...installed],
      channels: { ...memory.channels, ...Object.fromEntries(readings.map((each) => [channelKey(each), each])) },
      lamps: lamps.map(({ name }) => name),
      plcClock,
      lastReplyAt: status?.at ?? memory.lastReplyAt,
    },
  };
}

function derive(
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

/** Of several contacts the least harmless word counts. */
function worstWord(
  quantity: WordQuantity,
  readings: readonly ChannelReading[],
): { readonly value: string | null; readonly sensors: readonly string[] } {
  const counted = readings.filter((each) => each.quantity === quantity && each.standing === 'counted');
  const rank = Math.max(-1, ...counted.map(({ value }) => WORDS[quantity].indexOf(String(value))));
  return { value: WORDS[quantity][rank] ?? null, sensors: counted.map(({ sensor }) => sensor) };
}

/** Takes the vote from suspects: from all their outputs, or from the given ones. */
function distrust(
  readings: readonly ChannelReading[],
  suspects: readonly SensorSuspect[],
  quantities?: readonly string[],
): readonly ChannelReading[] {
  const names = new Set(suspects.map(({ sensor }) => sensor));
  return readings.map((each) =>
    each.standing === 'counted' && names.has(each.sensor) && (quantities?.includes(each.quantity) ?? true)
      ? { ...each, standing: 'suspect' }
      : each,
  );
}

/** Of a station that is frozen as a whole its anemometer need not be named too. */
function withoutAnemometersOf(
  stations: readonly SensorSuspect[],
  suspects: readonly SensorSuspect[],
): readonly SensorSuspect[] {
  return suspects.filter((one) => one.quantity === 'all' || !stations.some(({ sensor }) => sensor === one.sensor));
}

/** The readings of now, and of channels that are silent now their last one, as stale. */
function withVanished(
  readings: readonly ChannelReading[],
  before: Readonly<Record<string, SensorReading>>,
): readonly SensorReading[] {
  const present = new Set(readings.map(channelKey));
  const vanished = Object.entries(before).filter(([key]) => !present.has(key));
  return [...readings, ...vanished.map(([, reading]): SensorReading => ({ ...reading, standing: 'stale' }))];
}

function channelKey({ sensor, quantity }: Pick<SensorReading, 'sensor' | 'quantity'>): string {
  return `${sensor} ${quantity}`;
}

function mapValues<K extends string, V, R>(source: Readonly<Record<K, V>>, map: (value: V, key: K) => R): Record<K, R> {
  const entries = Object.entries(source) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value, key)])) as Record<K, R>;
}
