/** The median of San Pedro Mártir's dome seeing, rounded up for a 1.3 m in a dome. */
const MEAN_ARCSECONDS = 1.2;
const MINUTE_MS = 60_000;

/** Full width at half maximum of a star at this time, arcseconds: around 1.2″, wandering over minutes and hours. */
export function seeingArcseconds(at: number): number {
  const minutes = at / MINUTE_MS;
  const wander = 0.12 * Math.sin((2 * Math.PI * minutes) / 97) + 0.07 * Math.sin((2 * Math.PI * minutes) / 13 + 1);
  return MEAN_ARCSECONDS * Math.exp(wander);
}
