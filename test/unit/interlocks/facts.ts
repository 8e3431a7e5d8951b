import type { InterlockFacts } from '../../../main-services/interlocks/InterlockFacts.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import { type InstrumentsChange, instrumentsState } from '../../doubles/instrumentsState.ts';
import { SITE, START } from '../environment/plcReplies.ts';
import { stateAfter } from '../environment/run.ts';

export const NOW = START;

export const CALM: EnvironmentState = stateAfter([{ s: 0, site: SITE }]);
export const DAMP: EnvironmentState = stateAfter([{ s: 0, site: SITE, reply: { 'WXT520.OutsideHumidity': 99 } }]);
export const RAINY: EnvironmentState = stateAfter([{ s: 0, site: SITE, reply: { 'WXT520.RainRate': 3 } }]);

export interface Change extends InstrumentsChange {
  readonly environment?: EnvironmentState | null;
  readonly sunAltitudeDegrees?: number;
  readonly sunAzimuthDegrees?: number;
}

/** A calm night with everything parked and shut, with changes; null = no read-back. */
export function facts(change: Change = {}): InterlockFacts {
  const { environment = CALM, sunAltitudeDegrees = -30, sunAzimuthDegrees = 270, ...instruments } = change;
  return {
    now: NOW,
    environment,
    instruments: instrumentsState({ at: NOW, ...instruments }),
    sunAltitudeDegrees,
    sunAzimuthDegrees,
  };
}
