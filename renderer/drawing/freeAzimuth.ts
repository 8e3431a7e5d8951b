/** Beside and behind the slit, where a word may stand. */
const PLACES_DEGREES = [115, -115, 90, -90, 145, -145];

/** Of the places beside a direction the one farthest from what is already drawn, azimuth in degrees. */
export function freeAzimuth(direction: number, taken: readonly number[]): number {
  const gap = (azimuth: number) =>
    Math.min(180, ...taken.map((other) => Math.abs(((azimuth - other + 540) % 360) - 180)));
  const places = PLACES_DEGREES.map((offset) => (direction + offset + 360) % 360);
  return places.reduce((best, place) => (gap(place) > gap(best) + 1 ? place : best), places[0] ?? direction);
}
