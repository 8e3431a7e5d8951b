const RADIANS = Math.PI / 180;

/** A direction in another frame: longitude from 0 to below 360, latitude. Degrees. */
export function rotateDirection(
  rotation: readonly (readonly [number, number, number])[],
  longitudeDegrees: number,
  latitudeDegrees: number,
): readonly [number, number] {
  const [lon, lat] = [longitudeDegrees * RADIANS, latitudeDegrees * RADIANS];
  const from = [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
  const [x = 0, y = 0, z = 0] = rotation.map(([a, b, c]) => a * from[0] + b * from[1] + c * from[2]);
  const longitude = Math.atan2(y, x) / RADIANS;
  return [longitude < 0 ? longitude + 360 : longitude, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}
