import { isRecord } from '../common/isRecord.ts';
import { readNumber } from '../common/readNumber.ts';
import type { SkySource } from './skyCatalogue.ts';

/** Afterglows fade about as t^-1.1 (Kann et al. 2010, ApJ 720, 1513). */
const DECAY_INDEX = 1.1;
/** The given magnitude is the one at this age. */
const REFERENCE_AGE_SECONDS = 100;
/** Before this age it is not brighter than then. */
const YOUNGEST_AGE_SECONDS = 30;
/** g − r of an afterglow's power-law spectrum. */
const COLOUR = 0.4;

/** Something new on the sky, for alerts: an afterglow that fades. */
export interface Transient {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** In r, 100 s after it began. */
  readonly magnitude: number;
}

/** Reads `{"ra", "dec", "magnitude"}`; throws an Error that says what is missing. */
export function readTransient(value: unknown): Transient {
  if (!isRecord(value)) throw new Error('"transient" must be {"ra", "dec", "magnitude"}');
  return {
    rightAscensionDegrees: readNumber(value.ra, 'ra', 0, 360),
    declinationDegrees: readNumber(value.dec, 'dec', -90, 90),
    magnitude: readNumber(value.magnitude, 'magnitude', 0, 30),
  };
}

/** As a star of the sky that began at `beganAt`, seen at `at`; null before. */
export function transientAt(transient: Transient, beganAt: number, at: number): SkySource | null {
  if (at < beganAt) return null;
  const age = Math.max(YOUNGEST_AGE_SECONDS, (at - beganAt) / 1000);
  return {
    rightAscensionDegrees: transient.rightAscensionDegrees,
    declinationDegrees: transient.declinationDegrees,
    rMagnitude: transient.magnitude + 2.5 * DECAY_INDEX * Math.log10(age / REFERENCE_AGE_SECONDS),
    colour: COLOUR,
    scaleArcseconds: 0,
    axisRatio: 1,
    positionAngleDegrees: 0,
  };
}
