/** PROTOCOL.md: 6° per second. */
const DEGREES_PER_MS = 6 / 1000;

/** A rotation under way (or at rest, when nothing is left to turn); `since` in milliseconds of mechanical time. */
export interface Rotation {
  readonly fromDegrees: number;
  /** Signed way: positive from north through east. */
  readonly turnDegrees: number;
  readonly since: number;
}

export const RESTING_ROTATION: Rotation = { fromDegrees: 0, turnDegrees: 0, since: 0 };

/** Where the slit is at `time`. */
export function rotationAt(rotation: Rotation, time: number) {
  const way = Math.abs(rotation.turnDegrees);
  const done = Math.min(way, Math.max(0, time - rotation.since) * DEGREES_PER_MS);
  const azimuth = rotation.fromDegrees + Math.sign(rotation.turnDegrees) * done;
  return { azimuthDegrees: ((azimuth % 360) + 360) % 360, rotating: done < way };
}

/** Turns the slit from where it is to an azimuth, the shorter way round. */
export function rotateTo(rotation: Rotation, azimuthDegrees: number, time: number): Rotation {
  const from = rotationAt(rotation, time).azimuthDegrees;
  const turn = ((((azimuthDegrees - from) % 360) + 540) % 360) - 180;
  return { fromDegrees: from, turnDegrees: turn, since: time };
}
