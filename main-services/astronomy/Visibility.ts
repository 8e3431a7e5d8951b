import type { TargetMotion } from '../model/targetMotion.ts';

/** Where to look. J2000; a moving target stands there only at one moment. */
export interface SkyTarget {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly motion?: TargetMotion;
}

/** What a target must fulfil to be observed. */
export interface VisibilityLimits {
  /** Floor of the telescope and the dome, whatever the airmass allows. */
  readonly minimumAltitudeDegrees: number;
  readonly maximumAirmass: number;
  readonly minimumMoonDistanceDegrees: number;
  /** Lit fraction of the Moon, 0…1, above which it is observed only while the Moon is down; not given = any. */
  readonly maximumMoonIllumination?: number;
}

/** Below this nothing is planned: the telescope refuses targets under 10° (simulators/PROTOCOL.md), and they sink while they are observed. */
export const MINIMUM_ALTITUDE_DEGREES = 15;
