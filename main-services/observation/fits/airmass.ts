/** Air mass at an altitude above the horizon (Pickering 2002, DIO 12, §A5); null below the horizon, where there is none. */
export function airmass(altitudeDegrees: number): number | null {
  if (!(altitudeDegrees >= 0 && altitudeDegrees <= 90)) return null;
  const argument = altitudeDegrees + 244 / (165 + 47 * altitudeDegrees ** 1.1);
  return 1 / Math.sin((argument * Math.PI) / 180);
}
