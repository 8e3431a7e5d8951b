import type { PlcStatus } from '../../devices/plc/Plc.ts';
import type { SensorSuspect } from '../model/environment.ts';
import { rememberChannels, withVanished } from './channelMemory.ts';
import { combineNumbers } from './combineNumbers.ts';
import { crossCheckDewPoint } from './crossCheckDewPoint.ts';
import { crossCheckRainDetector } from './crossCheckRainDetector.ts';
import { deriveNumbers } from './deriveNumbers.ts';
import type { Fused, FusedReadings } from './FusedReadings.ts';
import type { FusionMemory } from './FusionMemory.ts';
import { findFrozenSensors } from './findFrozenSensors.ts';
import { gustOf, rememberWind } from './gustWindow.ts';
import { judgeContact } from './judgeContact.ts';
import { judgeRain } from './judgeRain.ts';
import { rememberPressures, tendencyOf } from './pressureHistory.ts';
import { type MeasuredQuantity, QUANTITIES, WORDS, type WordQuantity } from './quantities.ts';
import { type ChannelReading, type ReadChannels, readChannels } from './readChannels.ts';
import { readStation } from './readStation.ts';
import { readSwitches } from './readSwitches.ts';
import type { StationReport } from './StationConversation.ts';
import { SENSOR_CHANNELS, WEATHER_STATION } from './sensorChannels.ts';
import type { Thresholds } from './thresholds.ts';

/** Names of the lamps that hang in the dome. */
const IN_DOME = /^LAMP_DOME/;
const NOTHING_READ: ReadChannels = { readings: [], suspects: [], notes: [] };

/**
 * Makes one picture out of the latest PLC reply (null when there never was one) and of a weather station beside it (null when none is
 * fitted): sensors flagged invalid, stale or suspect do not count, each contributes what only it measures. Pure: what it has to
 * remember goes in and comes out.
 */
export function fuseSensors(
  status: PlcStatus | null,
  memory: FusionMemory,
  thresholds: Thresholds,
  now: number,
  station: StationReport | null = null,
): { readonly readings: FusedReadings; readonly memory: FusionMemory } {
  const { contact, plcClock } = judgeContact(status, memory, thresholds.staleAfterMs, now);
  const fresh = contact.fresh ? status : null;
  const { staleAfterMs, frozenAfterMs } = thresholds;
  const beside = readStation(station, memory.channels, SENSOR_CHANNELS, { staleAfterMs, now });
  const behind = fresh === null ? NOTHING_READ : readChannels(fresh, SENSOR_CHANNELS);
  const read = [...behind.readings, ...beside.readings];
  const isNew = {
    plc: status !== null && status.at !== memory.lastReplyAt,
    station: beside.at !== null && beside.at !== memory.stationAt,
  };
  const anyNew = isNew.plc || isNew.station;
  const frozen = findFrozenSensors(read, memory.liveliness, {
    frozenAfterMs,
    now,
    isNew: (sensor) => (sensor === WEATHER_STATION ? isNew.station : isNew.plc),
  });
  const stations = frozen.suspects.filter(({ quantity }) => quantity === 'all');
  const anemometers = frozen.suspects.filter(({ quantity }) => quantity === 'wind');
  const thawed = distrust(distrust(read, stations), anemometers, ['wind']);
  const dewPoints = crossCheckDewPoint(thawed);
  const consistent = distrust(thawed, dewPoints, ['dewPointReported']);
  const rainDetector = crossCheckRainDetector(consistent);
  const readings = distrust(consistent, rainDetector.suspects, ['rainDetectorVoltage', 'rainDetectorDry']);
  const rain = judgeRain(readings, rainDetector.detectors, thresholds.rain.securesAbove);

  const measuredAt: Record<string, number> = { ...memory.measuredAt };
  const channels = rememberChannels(memory.channels, readings, station === null ? WEATHER_STATION : null);
  const installed = new Set(Object.values(channels).map(({ quantity }) => quantity));
  const dissenters: SensorSuspect[] = [];
  const settle = <T>(quantity: string, value: T | null, sensors: readonly string[]): Fused<T> => {
    if (value !== null) measuredAt[quantity] = latestOf(quantity, readings);
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

  const gusts = rememberWind(memory.gusts, anyNew ? strongest(measured) : null, now, thresholds.gustWindowMs);
  const barometers = readings.flatMap(({ sensor, quantity, value }) =>
    quantity === 'pressure' && typeof value === 'number' && measured.pressure.sensors.includes(sensor)
      ? [{ sensor, pressure: value }]
      : [],
  );
  const { overMs } = thresholds.pressure;
  const pressures = rememberPressures(memory.pressures, anyNew ? barometers : [], now, overMs);
  const lamps = readSwitches('LAMP', fresh, memory.lamps);
  const fans = readSwitches('FAN', fresh, memory.fans);
  return {
    readings: {
      at: now,
      contact,
      numbers: {
        ...measured,
        ...deriveNumbers(measured),
        gust: { ...measured.wind, value: contact.fresh || beside.at !== null ? gustOf(gusts) : null },
        pressureTendency: { ...measured.pressure, value: tendencyOf(pressures, barometers) },
      },
      words,
      rain: rain.witnesses,
      lamps: lamps.switches.map((each) => ({ ...each, inDome: IN_DOME.test(each.name) })),
      fans: fans.switches,
      suspects: [
        ...behind.suspects,
        ...beside.suspects,
        ...withoutAnemometersOf(stations, frozen.suspects),
        ...dewPoints,
        ...rainDetector.suspects,
        ...rain.suspects,
        ...dissenters,
        ...lamps.suspects,
        ...fans.suspects,
      ],
      sensors: withVanished(readings, channels),
      notes: [...behind.notes, ...beside.notes],
    },
    memory: {
      gusts,
      pressures,
      liveliness: frozen.liveliness,
      measuredAt,
      channels,
      lamps: lamps.switches.map(({ name }) => name),
      fans: fans.switches.map(({ name }) => name),
      plcClock,
      lastReplyAt: status?.at ?? memory.lastReplyAt,
      stationAt: beside.at ?? memory.stationAt,
    },
  };
}

/** The wind of now, and what a station calls its gust. */
function strongest({ wind, gustReported }: Readonly<Record<MeasuredQuantity, Fused<number>>>): number | null {
  return wind.value === null ? null : Math.max(wind.value, gustReported.value ?? 0);
}

/** When the latest of the readings that count was measured. */
function latestOf(quantity: string, readings: readonly ChannelReading[]): number {
  return Math.max(
    ...readings.flatMap((each) => (each.quantity === quantity && each.standing === 'counted' ? [each.at] : [])),
  );
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

function mapValues<K extends string, V, R>(source: Readonly<Record<K, V>>, map: (value: V, key: K) => R): Record<K, R> {
  const entries = Object.entries(source) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value, key)])) as Record<K, R>;
}
