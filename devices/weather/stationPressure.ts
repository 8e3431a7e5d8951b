/** Standard atmosphere (ICAO): pressure at an elevation over that at the sea. */
function seaLevelFraction(elevationMetres: number): number {
  return (1 - 0.0065 * (elevationMetres / 288.15)) ** 5.2559;
}

/** At no place does the weather change the pressure by more than this against the standard atmosphere's. */
const MOST_DEVIATION = 0.1;
const SEA_HECTOPASCALS = 1013.25;

/**
 * The pressure at the station itself, from what a barometer shows that reduces it to the sea from `reducedFromMetres`; null when
 * it cannot be the pressure at `elevationMetres`, so that a reduced one is never taken for the station's own.
 */
export function stationPressure(
  shownHectopascals: number,
  { reducedFromMetres, elevationMetres }: { readonly reducedFromMetres: number; readonly elevationMetres: number },
): number | null {
  const pressure = shownHectopascals * seaLevelFraction(reducedFromMetres);
  const usual = SEA_HECTOPASCALS * seaLevelFraction(elevationMetres);
  return Math.abs(pressure / usual - 1) <= MOST_DEVIATION ? pressure : null;
}
