import type { SensorSuspect } from '../model/environment.ts';
import type { Liveliness } from './FusionMemory.ts';
import type { ChannelReading } from './readChannels.ts';

/** A sensor that never varied may be a test bench; one that varied so often is connected to real weather. */
const CHANGES_OF_A_LIVE_SENSOR = 10;
/** Fewer equal replies are no evidence, however far apart they came. */
const FEWEST_EQUAL_REPLIES = 20;
/** One or two outputs can stand still by chance; all of a station's (wind, pressure, temperatures …) cannot. */
const FEWEST_OUTPUTS = 3;

/** Something whose standing still is judged: a whole station, or an anemometer, which ice stops while all else goes on. */
interface Watched {
  readonly key: string;
  readonly sensor: string;
  readonly quantity: string;
  readonly outputs: string;
  readonly what: string;
}

/** Follows how stations and anemometers vary and names those that stand still although they had been alive. */
export function findFrozenSensors(
  readings: readonly ChannelReading[],
  memory: Readonly<Record<string, Liveliness>>,
  options: { readonly frozenAfterMs: number; readonly now: number; readonly isNew: (sensor: string) => boolean },
): { readonly suspects: readonly SensorSuspect[]; readonly liveliness: Readonly<Record<string, Liveliness>> } {
  const { frozenAfterMs, now, isNew } = options;
  const liveliness: Record<string, Liveliness> = { ...memory };
  const suspects: SensorSuspect[] = [];
  for (const { key, sensor, quantity, outputs, what } of watchedIn(readings)) {
    const before = memory[key];
    if (before === undefined || outputs !== before.outputs) {
      liveliness[key] = { outputs, changedAt: now, changes: before === undefined ? 0 : before.changes + 1, repeats: 0 };
      continue;
    }
    const repeats = before.repeats + (isNew(sensor) ? 1 : 0);
    liveliness[key] = { ...before, repeats };
    const stillForMs = now - before.changedAt;
    if (before.changes < CHANGES_OF_A_LIVE_SENSOR || stillForMs < frozenAfterMs || repeats < FEWEST_EQUAL_REPLIES)
      continue;
    const minutes = Math.floor(frozenAfterMs / 60_000);
    const evidence = `frozen: ${what} for ${minutes} minutes or more, though it varied before`;
    suspects.push({ sensor, quantity, evidence });
  }
  return { suspects, liveliness };
}

function watchedIn(readings: readonly ChannelReading[]): readonly Watched[] {
  const numeric = readings.filter(({ value, standing }) => typeof value === 'number' && standing === 'counted');
  const stations = Object.entries(Object.groupBy(numeric, ({ sensor }) => sensor)).flatMap(([sensor, own = []]) => {
    if (own.length < FEWEST_OUTPUTS) return [];
    const outputs = own.map(({ value }) => value).join(' ');
    return [{ key: sensor, sensor, quantity: 'all', outputs, what: `none of its ${own.length} outputs has changed` }];
  });
  // In a calm an anemometer rightly says 0 for hours.
  const anemometers = numeric
    .filter(({ quantity, value }) => quantity === 'wind' && value !== 0)
    .map(({ sensor, value }) => ({
      key: `${sensor} wind`,
      sensor,
      quantity: 'wind',
      outputs: String(value),
      what: `its wind has been exactly ${value} m/s`,
    }));
  return [...stations, ...anemometers];
}
