/** One entry of the offline catalogue. Position J2000, degrees. */
export interface CatalogueTarget {
  /** "NGC 224", "IC 434", "HIP 32349". */
  readonly name: string;
  /** Other names, the best known first: "M 31", "Andromeda Galaxy". */
  readonly furtherNames: readonly string[];
  /** "galaxy", "open cluster", "star" … */
  readonly kind: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** Null when the catalogue gives none. */
  readonly magnitude: number | null;
  /** Major axis; null when the catalogue gives none. */
  readonly sizeArcminutes: number | null;
}
