import type { Night, NightPhase, SkyNow } from '../../main-services/model/night.ts';

export interface NightEvent {
  readonly name: string;
  readonly at: number;
}

/** The events of a night in order of time, those that happen. */
export function nightEvents(night: Night): readonly NightEvent[] {
  const all: readonly (readonly [string, number | null])[] = [
    ['Sunset', night.sunset],
    ['Sun at \u22126°', night.civilDusk],
    ['Sun at \u221212°', night.nauticalDusk],
    ['Dark', night.astronomicalDusk],
    ['Moonrise', night.moonrise],
    ['Moonset', night.moonset],
    ['Dawn', night.astronomicalDawn],
    ['Sun at \u221212°', night.nauticalDawn],
    ['Sun at \u22126°', night.civilDawn],
    ['Sunrise', night.sunrise],
  ];
  return all.flatMap(([name, at]) => (at === null ? [] : [{ name, at }])).sort((a, b) => a.at - b.at);
}

/** The next event after `now`; null when the night is over. */
export function nextNightEvent(night: Night, now: number): NightEvent | null {
  return nightEvents(night).find((event) => event.at > now) ?? null;
}

const PHASES: Readonly<Record<NightPhase, string>> = {
  day: 'Day',
  civil: 'Civil twilight',
  nautical: 'Nautical twilight',
  astronomical: 'Astronomical twilight',
  night: 'Dark',
};

/** The phase in words: "Dark, Moon up". */
export function phaseWords(sky: SkyNow): string {
  if (sky.phase !== 'night') return PHASES[sky.phase];
  return sky.moonAltitudeDegrees > 0 ? 'Dark, Moon up' : 'Dark, no Moon';
}

/** Sidereal hours carried on from the last push: a sidereal day is 1.00273790935 turns per solar day (IAU). */
export function siderealHoursAt(sky: SkyNow, now: number): number {
  return (sky.localSiderealHours + ((now - sky.at) / 3_600_000) * 1.002_737_909_35) % 24;
}
