/** Beyond these a reading of a camera is a mistake. */
export const CAMERA_LIMITS = {
  /** A day: nobody exposes longer. */
  longestExposureSeconds: 86_400,
  /** Absolute zero. */
  coldestCelsius: -273.15,
  warmestCelsius: 100,
  mostFilters: 64,
  /** On a side; the largest monolithic detectors have about 10,000. */
  mostPixels: 16_384,
} as const;
