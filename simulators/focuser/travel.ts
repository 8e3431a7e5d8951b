/** PROTOCOL.md: 400 steps per second. */
const STEPS_PER_MS = 0.4;

/** A drawtube on its way (or at rest, when both ends are equal); `since` in milliseconds of mechanical time. */
export interface Travel {
  readonly fromSteps: number;
  readonly toSteps: number;
  readonly since: number;
}

/** Where the drawtube is at `time`, in whole steps. */
export function travelAt(travel: Travel, time: number): { readonly positionSteps: number; readonly moving: boolean } {
  const way = travel.toSteps - travel.fromSteps;
  const done = Math.min(Math.abs(way), Math.floor(Math.max(0, time - travel.since) * STEPS_PER_MS));
  return { positionSteps: travel.fromSteps + Math.sign(way) * done, moving: done < Math.abs(way) };
}

/** Sends the drawtube from where it is to `toSteps`. */
export function travelTo(travel: Travel, toSteps: number, time: number): Travel {
  return { fromSteps: travelAt(travel, time).positionSteps, toSteps, since: time };
}
