import { Randomness } from './Randomness.ts';
import { seedOf } from './seedOf.ts';

/** The sky is cut into cells of this size; each has its own seed, so a place has the same sources whoever looks, whenever. */
const CELL_DEGREES = 0.02;
const BRIGHTEST_MAGNITUDE = 9;
const FAINTEST_MAGNITUDE = 22.5;
/** Stars per magnitude grow as 10^(0.3 m) at intermediate galactic latitude (Allen's Astrophysical Quantities, 4th ed., ch. 19). */
const COUNT_SLOPE = 0.3;
/** Sources per cell (1.44 square arcminutes) down to the faintest: some 70 stars in a VIS field. */
const STARS_PER_CELL = 16;
/** Two or three galaxies in a VIS field, bright enough to be seen as such. */
const GALAXIES_PER_CELL = 0.6;
const BRIGHTEST_GALAXY_MAGNITUDE = 16;
const FAINTEST_GALAXY_MAGNITUDE = 20.5;

/** A star or galaxy of the invented catalogue. Angles in degrees, J2000. */
export interface SkySource {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly rMagnitude: number;
  /** g − r, magnitudes. */
  readonly colour: number;
  /** Exponential scale length along the major axis; 0 for a star. */
  readonly scaleArcseconds: number;
  readonly axisRatio: number;
  readonly positionAngleDegrees: number;
}

/** All sources within a square of `halfWidthDegrees` around a place. */
export function sourcesAround(
  rightAscensionDegrees: number,
  declinationDegrees: number,
  halfWidthDegrees: number,
): readonly SkySource[] {
  const sources: SkySource[] = [];
  const firstBand = Math.floor((declinationDegrees - halfWidthDegrees + 90) / CELL_DEGREES);
  const lastBand = Math.floor((declinationDegrees + halfWidthDegrees + 90) / CELL_DEGREES);
  for (let band = Math.max(0, firstBand); band <= Math.min(lastBand, 180 / CELL_DEGREES - 1); band++) {
    const middle = (band + 0.5) * CELL_DEGREES - 90;
    const cellsRound = Math.max(1, Math.round((360 * Math.cos((middle * Math.PI) / 180)) / CELL_DEGREES));
    const cellWidth = 360 / cellsRound;
    const halfWidth = Math.min(180, halfWidthDegrees / Math.max(1e-6, Math.cos((middle * Math.PI) / 180)));
    const first = Math.floor((rightAscensionDegrees - halfWidth) / cellWidth);
    const last = Math.min(Math.floor((rightAscensionDegrees + halfWidth) / cellWidth), first + cellsRound - 1);
    for (let cell = first; cell <= last; cell++) {
      sources.push(...sourcesOfCell(band, ((cell % cellsRound) + cellsRound) % cellsRound, cellWidth));
    }
  }
  return sources;
}

function sourcesOfCell(band: number, cell: number, cellWidth: number): readonly SkySource[] {
  const random = new Randomness(seedOf(band, cell));
  const stars = Math.round(STARS_PER_CELL * (0.6 + 0.8 * random.uniform()));
  const galaxies = Math.floor(GALAXIES_PER_CELL + random.uniform());
  return Array.from({ length: stars + galaxies }, (_, index): SkySource => {
    const galaxy = index >= stars;
    const rMagnitude = galaxy
      ? magnitude(random.uniform(), BRIGHTEST_GALAXY_MAGNITUDE, FAINTEST_GALAXY_MAGNITUDE)
      : magnitude(random.uniform(), BRIGHTEST_MAGNITUDE, FAINTEST_MAGNITUDE);
    return {
      rightAscensionDegrees: (cell + random.uniform()) * cellWidth,
      declinationDegrees: (band + random.uniform()) * CELL_DEGREES - 90,
      rMagnitude,
      colour: 0.7 + 0.35 * random.normal(),
      // Brighter galaxies are larger in the mean: 5″ at 16 mag, 1″ at 21.
      scaleArcseconds: galaxy ? 5 * 10 ** (-0.14 * (rMagnitude - BRIGHTEST_GALAXY_MAGNITUDE)) : 0,
      axisRatio: 0.3 + 0.7 * random.uniform(),
      positionAngleDegrees: 180 * random.uniform(),
    };
  });
}

/** Inverse of the cumulative power law between the brightest and the faintest magnitude. */
function magnitude(uniform: number, brightest: number, faintest: number): number {
  const low = 10 ** (COUNT_SLOPE * brightest);
  const high = 10 ** (COUNT_SLOPE * faintest);
  return Math.log10(low + uniform * (high - low)) / COUNT_SLOPE;
}
