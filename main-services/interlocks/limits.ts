/** What closing asks of the telescope: build/decisions/0002-closing-policy.md. */
export type ClosingPolicy = 'dome-closes-anyway' | 'telescope-must-be-parked';

/** Limits of the interlocks, all of them configuration ("interlocks" in pyros.json). */
export interface InterlockLimits {
  readonly closingPolicy: ClosingPolicy;
  /** Directions nearer to the Sun than this are neither pointed at nor passed while it is up. */
  readonly sunDistanceDegrees: number;
  /** Below this the tube would look at the dome's wall. */
  readonly lowestAltitudeDegrees: number;
  /** Above this an alt-az mount cannot follow. */
  readonly highestAltitudeDegrees: number;
  /** How far the azimuth axis may turn away from where its cables hang free, either way. */
  readonly cableWrapDegrees: number;
  /** So much of that is left for tracking when a slew ends. */
  readonly cableMarginDegrees: number;
  /** How the axes move, to know what a slew passes: degrees per second and per second². */
  readonly slewDegreesPerSecond: number;
  readonly slewDegreesPerSecond2: number;
}

export const DEFAULT_LIMITS: InterlockLimits = {
  closingPolicy: 'dome-closes-anyway',
  // The mirror's focus would set things on fire; 45° keeps sunlight off the mirror behind any usual baffle.
  sunDistanceDegrees: 45,
  // The mount itself refuses below 10° (simulators/PROTOCOL.md); five more for the dome's wall.
  lowestAltitudeDegrees: 15,
  highestAltitudeDegrees: 89,
  // Usual for alt-az telescopes of this class (±270°); simulators/PROTOCOL.md.
  cableWrapDegrees: 270,
  // An hour of tracking at 15°/h changes the azimuth by this at middle altitudes.
  cableMarginDegrees: 15,
  // simulators/PROTOCOL.md.
  slewDegreesPerSecond: 10,
  slewDegreesPerSecond2: 1,
};
