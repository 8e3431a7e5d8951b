import type { DetectorName } from '../model/request.ts';

/** Filters of each detector (simulators/PROTOCOL.md, cameras): COLIBRI's DDRAGO for VIS, CAGIRE for NIR. */
export const FILTERS: Readonly<Record<DetectorName, readonly string[]>> = {
  VIS: ['g', 'r', 'i', 'z', 'B', 'V', 'R', 'I'],
  NIR: ['J', 'H'],
};

/** What a request may ask for; outside it is refused with the range named. */
export const LIMITS = {
  nameCharacters: 120,
  sequences: 100,
  plansOfAlbum: 50,
  priorityOffset: { minimum: -5, maximum: 5 },
  overheadSeconds: { minimum: 0, maximum: 3600 },
  reportNights: { minimum: 0, maximum: 7 },
  nightsAhead: 7,
  moonDistanceDegrees: { minimum: 0, maximum: 180 },
  moonLightPercent: { minimum: 0, maximum: 100 },
  airmass: { minimum: 1, maximum: 10 },
  toleranceSeconds: { minimum: 0, maximum: 86_400 },
  exposureSeconds: { minimum: 0.1, maximum: 3600 },
  imageCount: { minimum: 1, maximum: 1000 },
  ditherArcseconds: { minimum: 0, maximum: 300 },
} as const;

/** What a sequence has when its XML does not say. */
export const DEFAULTS = {
  overheadSeconds: 60,
  maximumAirmass: 2,
  minimumMoonDistanceDegrees: 30,
  /** A preferred start without tolerance is a wish: the night's windows alone bind. */
  toleranceSeconds: 86_400,
} as const;
