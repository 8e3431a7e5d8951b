/** Planets that can be asked for by name. */
export const PLANETS = ['Mercury', 'Venus', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune', 'Pluto'] as const;
export type PlanetName = (typeof PLANETS)[number];

/**
 * Orbit around the Sun, ecliptic and equinox of J2000; what the Minor Planet Center publishes for asteroids and comets. A
 * parabola has eccentricity 1, a hyperbola more.
 */
export interface OrbitalElements {
  readonly kind: 'orbit';
  readonly perihelionDistanceAu: number;
  readonly eccentricity: number;
  readonly inclinationDegrees: number;
  readonly ascendingNodeDegrees: number;
  readonly perihelionArgumentDegrees: number;
  /** Passage through the perihelion, Julian date in TT. */
  readonly perihelionJulianDate: number;
}

/** How a target moves among the stars; a target without is fixed. */
export type TargetMotion =
  | { readonly kind: 'planet'; readonly name: PlanetName }
  | OrbitalElements
  | { readonly kind: 'satellite'; readonly line1: string; readonly line2: string };
