import type { SensorReading } from '../model/environment.ts';

type Channels = Readonly<Record<string, SensorReading>>;

/** The latest reading of every channel that there is or was, but for those of a sensor that was taken away. */
export function rememberChannels(
  before: Channels,
  readings: readonly SensorReading[],
  takenAway: string | null,
): Channels {
  const kept = Object.entries(before).filter(([, { sensor }]) => sensor !== takenAway);
  return Object.fromEntries([...kept, ...readings.map((each) => [channelKey(each), each] as const)]);
}

/** The readings of now, and of channels that are silent now their last one, as stale. */
export function withVanished(readings: readonly SensorReading[], channels: Channels): readonly SensorReading[] {
  const present = new Set(readings.map(channelKey));
  const vanished = Object.entries(channels).filter(([key]) => !present.has(key));
  return [...readings, ...vanished.map(([, reading]): SensorReading => ({ ...reading, standing: 'stale' }))];
}

function channelKey({ sensor, quantity }: Pick<SensorReading, 'sensor' | 'quantity'>): string {
  return `${sensor} ${quantity}`;
}
