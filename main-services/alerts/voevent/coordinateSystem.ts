/** How a coordinate system's directions become ICRS ones: rows of a rotation matrix, or null when they are the same. */
export interface CoordinateSystem {
  readonly rotation: readonly (readonly [number, number, number])[] | null;
  /** Its directions are a right ascension and a declination. */
  readonly isEquatorial: boolean;
  /** What its clock shows beyond UTC, seconds. */
  readonly aheadOfUtcSeconds: number;
}

/** ICRS to galactic: ESA 1997, The Hipparcos Catalogue, vol. 1, eq. 1.5.11; used transposed. */
const GALACTIC = [
  [-0.0548755604, 0.4941094279, -0.867666149],
  [-0.8734370902, -0.44482963, -0.1980763734],
  [-0.4838350155, 0.7469822445, 0.4559837762],
] as const;

/** B1950 to J2000: Explanatory Supplement to the Astronomical Almanac (1992), 3.59; without the E-terms, below 0.4″. */
const FK4 = [
  [0.9999256782, -0.0111820611, -0.0048579477],
  [0.011182061, 0.9999374784, -0.0000271765],
  [0.0048579479, -0.0000271474, 0.9999881997],
] as const;

/** Obliquity of the ecliptic at J2000, 84381.448″ (IAU 1976). */
const OBLIQUITY = (84381.448 / 3600) * (Math.PI / 180);
const ECLIPTIC = [
  [1, 0, 0],
  [0, Math.cos(OBLIQUITY), -Math.sin(OBLIQUITY)],
  [0, Math.sin(OBLIQUITY), Math.cos(OBLIQUITY)],
] as const;

/** FK5 and ICRS differ by 0.02″. */
const ROTATIONS: readonly (readonly [RegExp, CoordinateSystem['rotation']])[] = [
  [/(?:^|[-_ ])(?:FK5|ICRS|J2000|EQ)/i, null],
  [/(?:^|[-_ ])(?:FK4|B1950)/i, FK4],
  [/(?:^|[-_ ])GAL/i, GALACTIC],
  [/(?:^|[-_ ])ECL/i, ECLIPTIC],
];

/** TAI is 37 s ahead of UTC since 2017 (IERS Bulletin C 52), TT another 32.184 s, GPS time 19 s behind TAI; TDB is TT within 2 ms. */
const CLOCKS: readonly (readonly [RegExp, number])[] = [
  [/^(?:TDB|TT|TCB|TCG)\b/i, 69.184],
  [/^TAI\b/i, 37],
  [/^GPS\b/i, 18],
];

/** Reads an AstroCoordSystem's name like "UTC-FK5-GEO" or "TDB-ICRS-BARY"; no name means UTC and ICRS. Null when it is not known. */
export function coordinateSystem(id: string | null): CoordinateSystem | null {
  const name = id === null ? 'UTC-ICRS' : id;
  const found = ROTATIONS.find(([pattern]) => pattern.test(name));
  if (found === undefined) return null;
  return {
    rotation: found[1],
    isEquatorial: found[1] === null || found[1] === FK4,
    aheadOfUtcSeconds: secondsAheadOfUtc(name),
  };
}

/** How far the clock of a system of this name is ahead of UTC, whatever its directions. */
export function secondsAheadOfUtc(id: string | null): number {
  return CLOCKS.find(([pattern]) => pattern.test(id ?? ''))?.[1] ?? 0;
}
