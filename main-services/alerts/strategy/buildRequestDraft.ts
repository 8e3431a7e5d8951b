import type { RequestDraft } from '../../model/requestDraft.ts';
import type { SkyPosition } from '../voevent/Notice.ts';
import type { Strategy } from './Strategy.ts';

/** What a strategy asks for at a position, from `startAt` on, in the night of that date. */
export function buildRequestDraft(
  strategy: Strategy,
  name: string,
  position: SkyPosition,
  startAt: number,
  nightDate: string,
): RequestDraft {
  return {
    name: name.slice(0, 120),
    userName: strategy.userName,
    programmeName: strategy.programmeName,
    isAlert: true,
    nightDate,
    allOrNothing: false,
    sequences: strategy.sequences.map((sequence) => ({
      name: sequence.name,
      rightAscensionDegrees: position.raDegrees,
      declinationDegrees: position.decDegrees,
      priorityOffset: sequence.priorityOffset,
      overheadSeconds: sequence.overheadSeconds,
      durationSeconds: null,
      windows: null,
      preferredAt: startAt,
      mayMoveEarlierSeconds: 0,
      // An afterglow fades: as early as possible, yet late is better than never.
      mayMoveLaterSeconds: 12 * 3600,
      mandatory: false,
      reportNights: 0,
      minimumMoonDistanceDegrees: strategy.limits.minimumMoonDistanceDegrees,
      maximumAirmass: airmassAt(strategy.limits.minimumAltitudeDegrees),
      albums: sequence.albums,
    })),
  };
}

/** Plane-parallel airmass: within 1 % of the true one down to 15° of altitude. */
function airmassAt(altitudeDegrees: number): number {
  return Math.round(100 / Math.sin((altitudeDegrees * Math.PI) / 180)) / 100;
}
