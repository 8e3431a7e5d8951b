/** Something on the sky that has a name. Position J2000, degrees; of what moves, as it is seen from the site now. */
export interface SkyObject {
  readonly name: string;
  readonly furtherNames: readonly string[];
  /** "galaxy", "star", "planet", "moon" … */
  readonly kind: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** Null when the catalogue gives none. */
  readonly magnitude: number | null;
  /** It moves among the stars: the position is of this moment. */
  readonly moves: boolean;
}
