/** A point at an azimuth (0 up, clockwise, degrees) and distance from a centre, in SVG pixels to one decimal. */
export function atAzimuth(
  centre: readonly [number, number],
  azimuthDegrees: number,
  distance: number,
): readonly [number, number] {
  const angle = (azimuthDegrees * Math.PI) / 180;
  return [round(centre[0] + distance * Math.sin(angle)), round(centre[1] - distance * Math.cos(angle))];
}

/** Along an azimuth and to its right. */
export function along(
  centre: readonly [number, number],
  azimuthDegrees: number,
  forward: number,
  right: number,
): readonly [number, number] {
  const [x, y] = atAzimuth(centre, azimuthDegrees, forward);
  const [dx, dy] = atAzimuth([0, 0], azimuthDegrees + 90, right);
  return [round(x + dx), round(y + dy)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
