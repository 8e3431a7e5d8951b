/** What a filter lets through, for drawing. Magnitudes are those of the filter's own system (AB for griz, Vega for the others). */
export interface FilterModel {
  readonly name: string;
  /** Magnitude that gives one electron a second at the detector of the 1.3 m telescope. */
  readonly zeroPoint: number;
  /** Dark sky, magnitudes per square arcsecond. */
  readonly skyMagnitude: number;
  /** Added to a star's r magnitude per magnitude of its g − r colour: how stars of other colours look here. */
  readonly colourTerm: number;
}

/** One camera: geometry, filters and noise. */
export interface CameraModel {
  /** Section of socket_config.ini. */
  readonly name: string;
  readonly scenarioKey: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly arcsecondsPerPixel: number;
  readonly setpointCelsius: number;
  readonly coldestCelsius: number;
  readonly filters: readonly FilterModel[];
  readonly electronsPerCount: number;
  readonly biasCounts: number;
  readonly readNoiseElectrons: number;
  /** At the default set point. */
  readonly darkElectronsPerSecond: number;
  /** Flat lamp or twilight, electrons per second and pixel. */
  readonly flatElectronsPerSecond: number;
  /** Seeds the fixed pattern of this very detector. */
  readonly serial: number;
}
