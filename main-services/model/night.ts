/** Phases of the night by the Sun's altitude: 0°, −6°, −12°, −18°. */
export type NightPhase = 'day' | 'civil' | 'nautical' | 'astronomical' | 'night';

/**
 * One night at the site, named by the local date of its evening ("2026-12-15"). Instants in milliseconds since the Unix
 * epoch; null where the Sun or Moon does not cross. Observing runs from `start` to `end` (Sun at −12° unless configured).
 */
export interface Night {
  readonly date: string;
  readonly start: number;
  readonly end: number;
  readonly sunset: number;
  readonly sunrise: number;
  readonly civilDusk: number | null;
  readonly nauticalDusk: number | null;
  readonly astronomicalDusk: number | null;
  readonly astronomicalDawn: number | null;
  readonly nauticalDawn: number | null;
  readonly civilDawn: number | null;
  readonly moonrise: number | null;
  readonly moonset: number | null;
  /** Lit fraction at midnight, 0…1. */
  readonly moonIllumination: number;
}

/** Sun and Moon at an instant. */
export interface SkyNow {
  readonly at: number;
  readonly phase: NightPhase;
  readonly sunAltitudeDegrees: number;
  readonly sunAzimuthDegrees: number;
  readonly moonAltitudeDegrees: number;
  readonly moonAzimuthDegrees: number;
  readonly moonIllumination: number;
  readonly localSiderealHours: number;
}
