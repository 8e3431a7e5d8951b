/** What the alerts need to know of the sky over the site. J2000 degrees, milliseconds since the Unix epoch. */
export interface SkyOracle {
  altitudeDegrees(raDegrees: number, decDegrees: number, at: number): number;
  moonDistanceDegrees(raDegrees: number, decDegrees: number, at: number): number;
  sunAltitudeDegrees(at: number): number;
  /** The night under way at that instant or, by day, the coming one. */
  nightAt(at: number): { readonly date: string; readonly start: number; readonly end: number };
}
