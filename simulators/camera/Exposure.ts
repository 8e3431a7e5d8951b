import type { CameraModel, FilterModel } from './CameraModel.ts';

/** PROTOCOL.md: reading out takes 2 s. */
const READING_MS = 2_000;

/** What EXPOSE asked for, checked, and when. */
export interface Exposure {
  readonly kind: 'object' | 'bias' | 'dark' | 'flat';
  readonly seconds: number;
  readonly filter: FilterModel;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** The simulator's time. */
  readonly startedAt: number;
  /** Mechanical time: it stands while the camera hangs. */
  readonly since: number;
}

export interface Progress {
  readonly state: 'EXPOSING' | 'READING' | 'READY';
  /** Seconds still to expose. */
  readonly remainingSeconds: number;
}

/** How far an exposure is at mechanical time `time`. */
export function progressOf(exposure: Exposure, time: number): Progress {
  const remaining = exposure.seconds * 1000 - (time - exposure.since);
  if (remaining > 0) return { state: 'EXPOSING', remainingSeconds: remaining / 1000 };
  return { state: remaining > -READING_MS ? 'READING' : 'READY', remainingSeconds: 0 };
}

/** The camera's filter of that name; throws an Error that names those there are. */
export function filterOf(camera: CameraModel, name: unknown): FilterModel {
  const filter = camera.filters.find((each) => each.name === name);
  if (filter !== undefined) return filter;
  const names = camera.filters.map((each) => each.name).join(', ');
  throw new Error(`"filter" must be one of ${names}, not ${JSON.stringify(name) ?? 'missing'}`);
}
