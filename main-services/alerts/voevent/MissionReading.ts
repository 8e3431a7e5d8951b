import type { Mission } from './Notice.ts';
import type { VoEvent } from './VoEvent.ts';

/** What a mission's own conventions add to a VOEvent. */
export interface MissionReading {
  readonly mission: Mission;
  readonly type: string;
  readonly burst: string;
  /** Null: the event's own time. */
  readonly triggerAt: number | null;
  /** Takes the burst back, by the mission's own marks. */
  readonly retraction: boolean;
  /** A test by the mission's own marks, whatever the role says. */
  readonly test: boolean;
  readonly doubts: readonly string[];
  /** Why a position it carries cannot be used; null when it can. */
  readonly positionFault: string | null;
  readonly significance: number | null;
}

/** Reads an event of one mission, or answers null when it is not that mission's. */
export type MissionReader = (event: VoEvent) => MissionReading | null;
