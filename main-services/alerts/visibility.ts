import type { SkyOracle } from './SkyOracle.ts';
import type { StrategyLimits } from './strategy/Strategy.ts';
import type { SkyPosition } from './voevent/Notice.ts';

export interface Visibility {
  /** When it can be observed: now, later tonight, or null = not tonight. */
  readonly startAt: number | null;
  readonly reason: string;
}

/** How finely the rest of the night is searched for the moment a target rises: the sky turns 1.25° in this. */
const SEARCH_STEP_MS = 5 * 60_000;

/** Says whether a position can be observed now, or later tonight, and why. */
export function visibility(position: SkyPosition, limits: StrategyLimits, sky: SkyOracle, now: number): Visibility {
  const { raDegrees: ra, decDegrees: dec } = position;
  const moon = sky.moonDistanceDegrees(ra, dec, now);
  const altitude = sky.altitudeDegrees(ra, dec, now);
  const sun = sky.sunAltitudeDegrees(now);
  const dark = sun <= limits.maximumSunAltitudeDegrees;
  const high = altitude >= limits.minimumAltitudeDegrees;
  // The Moon moves 6° in a night at most: who stands in its way now does so all night, as far as an alert can wait.
  if (moon < limits.minimumMoonDistanceDegrees) {
    return never(`It is ${moon.toFixed(0)}° from the Moon; the limit is ${limits.minimumMoonDistanceDegrees}°.`);
  }
  if (dark && high) {
    return {
      startAt: now,
      reason: `It stands ${altitude.toFixed(0)}° high now, ${moon.toFixed(0)}° from the Moon, the Sun at ${sun.toFixed(0)}°.`,
    };
  }
  const because = dark
    ? `it stands ${altitude.toFixed(0)}° high; the limit is ${limits.minimumAltitudeDegrees}°`
    : `the Sun is too high, at ${sun.toFixed(0)}°; the limit is ${limits.maximumSunAltitudeDegrees}°`;
  const later = risesAt(position, limits, sky, now);
  if (later === null) {
    return never(`It does not rise above ${limits.minimumAltitudeDegrees}° in the dark tonight. Now ${because}.`);
  }
  return { startAt: later, reason: `Not now: ${because}. Observable from ${clockTime(later)} UTC.` };
}

function risesAt(position: SkyPosition, limits: StrategyLimits, sky: SkyOracle, now: number): number | null {
  const { raDegrees: ra, decDegrees: dec } = position;
  const night = sky.nightAt(now);
  for (let at = Math.max(now, night.start); at <= night.end; at += SEARCH_STEP_MS) {
    if (
      sky.altitudeDegrees(ra, dec, at) >= limits.minimumAltitudeDegrees &&
      sky.sunAltitudeDegrees(at) <= limits.maximumSunAltitudeDegrees &&
      sky.moonDistanceDegrees(ra, dec, at) >= limits.minimumMoonDistanceDegrees
    )
      return at;
  }
  return null;
}

function never(reason: string): Visibility {
  return { startAt: null, reason };
}

function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
