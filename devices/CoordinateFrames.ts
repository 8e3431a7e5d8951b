/** On the true equator of date, as mounts think: right ascension in hours. */
export interface ApparentCoordinates {
  readonly rightAscensionHours: number;
  readonly declinationDegrees: number;
}

interface J2000Coordinates {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

/**
 * Astronomy that drivers need and do not have: devices import nothing of the application, so it is handed in. `at` is
 * milliseconds since the Unix epoch.
 */
export interface CoordinateFrames {
  toApparent(place: J2000Coordinates, at: number): ApparentCoordinates;
  fromApparent(place: ApparentCoordinates, at: number): J2000Coordinates;
  /** Without refraction; azimuth from north through east. */
  toHorizontal(
    place: J2000Coordinates,
    at: number,
  ): { readonly altitudeDegrees: number; readonly azimuthDegrees: number };
  fromHorizontal(
    place: { readonly altitudeDegrees: number; readonly azimuthDegrees: number },
    at: number,
  ): J2000Coordinates;
}
