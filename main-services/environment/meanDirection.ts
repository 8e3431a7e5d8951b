/** Vectors shorter than this cancel out: the sensors have no common direction. */
const NO_DIRECTION = 1e-6;

/**
 * Mean of directions in degrees as the sum of their vectors, each as long as its weight (the wind speed): 350° and 10° make 0°,
 * not 180°. Null when they cancel out.
 */
export function meanDirection(
  directions: readonly { readonly degrees: number; readonly weight: number }[],
): number | null {
  const total = directions.reduce((sum, { weight }) => sum + weight, 0);
  let east = 0;
  let north = 0;
  for (const { degrees, weight } of directions) {
    // In a calm the vanes still point somewhere: then all count alike.
    const length = total > 0 ? weight / total : 1 / directions.length;
    east += length * Math.sin((degrees * Math.PI) / 180);
    north += length * Math.cos((degrees * Math.PI) / 180);
  }
  if (Math.hypot(east, north) < NO_DIRECTION) return null;
  const [only] = directions;
  if (directions.length === 1 && only !== undefined) return only.degrees % 360;
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return ((degrees % 360) + 360) % 360;
}
