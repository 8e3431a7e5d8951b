import type { SkyTarget } from '../Visibility.ts';

/** The way of a moving target over the sky of one site. */
export interface Track {
  /** J2000, as seen from the site; aberration is left to whoever turns it into altitude and azimuth. */
  placeAt(at: number): SkyTarget;
  /** Whether it can be seen at all where it stands: a satellite in the Earth's shadow cannot. */
  isLit(at: number): boolean;
  /** Two looks this far apart miss no rise and no set of the target. */
  readonly stepMs: number;
}
