import type { SensorSuspect } from '../model/environment.ts';
import type { Liveliness } from './FusionMemory.ts';
import type { ChannelReading } from './readChannels.ts';

/** A sensor that never varied may be a test bench; one that varied so often is connected to real weather. */
const CHANGES_OF_A_LIVE_SENSOR = 10;
/** One or two outputs can stand still by chance; all of a station's (wind, pressure, temperatures …) cannot. */
const FEWEST_OUTPUTS = 3;

/** Follows how each station's outputs vary and names those that stand still although they had been alive. */
export function findFrozenSensors(
  readings: readonly ChannelReading[],
  memory: Readonly<Record<string, Liveliness>>,
  frozenAfterMs: number,
  now: number,
): { readonly suspects: readonly SensorSuspect[]; readonly liveliness: Readonly<Record<string, Liveliness>> } {
  const liveliness: Record<string, Liveliness> = { ...memory };
  const suspects: SensorSuspect[] = [];
  const numeric = readings.filter(({ value, standing }) => typeof value === 'number' && standing === 'counted');
  for (const [sensor, own] of Object.entries(Object.groupBy(numeric, (each) => each.sensor))) {
    if (own === undefined || own.length < FEWEST_OUTPUTS) continue;
    const outputs = own.map(({ value }) => value).join(' ');
    const before = memory[sensor];
    if (before === undefined || outputs !== before.outputs) {
      liveliness[sensor] = { outputs, changedAt: now, changes: before === undefined ? 0 : before.changes + 1 };
      continue;
    }
    const stillForMs = now - before.changedAt;
    if (before.changes < CHANGES_OF_A_LIVE_SENSOR || stillForMs < frozenAfterMs) continue;
    const minutes = Math.floor(frozenAfterMs / 60_000);
    suspects.push({
      sensor,
      quantity: 'all',
      evidence: `frozen: none of its ${own.length} outputs has changed for ${minutes} minutes or more, though they varied before`,
    });
  }
  return { suspects, liveliness };
}
