import type { RequestDraft } from '../../model/requestDraft.ts';
import type { SkyPosition } from '../voevent/Notice.ts';
import type { Strategy, StrategySequence } from './Strategy.ts';

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
    sequences: strategy.sequences.flatMap(repeated).map(({ sequence, sequenceName, delaySeconds }) => ({
      name: sequenceName,
      rightAscensionDegrees: position.raDegrees,
      declinationDegrees: position.decDegrees,
      priorityOffset: sequence.priorityOffset,
      overheadSeconds: sequence.overheadSeconds,
      durationSeconds: null,
      windows: null,
      preferredAt: startAt + delaySeconds * 1000,
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

/** A sequence once for each of its repetitions: "afterglow", "afterglow 2" … */
function repeated(sequence: StrategySequence) {
  return Array.from({ length: sequence.repetitions }, (_, index) => ({
    sequence,
    sequenceName: index === 0 ? sequence.name : `${sequence.name} ${index + 1}`,
    delaySeconds: sequence.delaySeconds + index * sequence.intervalSeconds,
  }));
}

/** Plane-parallel airmass: within 1 % of the true one down to 15° of altitude. */
function airmassAt(altitudeDegrees: number): number {
  return Math.round(100 / Math.sin((altitudeDegrees * Math.PI) / 180)) / 100;
}
