/** A place as somebody gives it, degrees. */
export type AskedPlace =
  | {
      readonly frame: 'J2000' | 'APPARENT';
      readonly rightAscensionDegrees: number;
      readonly declinationDegrees: number;
    }
  | { readonly frame: 'HORIZONTAL'; readonly altitudeDegrees: number; readonly azimuthDegrees: number };

/** One moment of the way ahead. */
export interface PathPoint {
  readonly at: number;
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
  /** How far the cables are wound then; null when the telescope does not tell. */
  readonly wrapDegrees: number | null;
}

/** Limits as they are configured. */
export interface PointingLimits {
  readonly lowestAltitudeDegrees: number;
  readonly highestAltitudeDegrees: number;
  readonly sunDistanceDegrees: number;
  readonly cableWrapDegrees: number;
}

/** Everything to know about a place before the telescope is sent there. */
export interface TargetOutlook {
  readonly at: number;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly apparentRightAscensionDegrees: number;
  readonly apparentDeclinationDegrees: number;
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
  /** What the interlocks would say to a slew now; empty = allowed. */
  readonly reasons: readonly string[];
  readonly sunDistanceDegrees: number;
  /** The Sun is up, so that its distance counts. */
  readonly sunIsUp: boolean;
  readonly moonDistanceDegrees: number;
  /** How the azimuth axis would turn, and how far the cables would be wound then; null when not known. */
  readonly turnDegrees: number | null;
  readonly wrapDegrees: number | null;
  readonly limits: PointingLimits;
  /** The way ahead if it is tracked from now on, until a limit or for twelve hours. */
  readonly path: readonly PathPoint[];
  /** When it passes the meridian next. */
  readonly transitAt: number;
  /** The limit that tracking runs into, and when; null = none within the path. */
  readonly ends: { readonly at: number; readonly why: string } | null;
}
