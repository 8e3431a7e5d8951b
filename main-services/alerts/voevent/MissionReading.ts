import type { Mission } from './Notice.ts';
import type { VoEvent } from './VoEvent.ts';

/** What a mission's own conventions add to a VOEvent. What is left out is as the standard says. */
export interface MissionReading {
  readonly mission: Mission;
  readonly type: string;
  readonly burst: string;
  /** Null: the event's own time. */
  readonly triggerAt?: number | null;
  /** Takes the burst back, by the mission's own marks. */
  readonly retraction?: boolean;
  /** A test by the mission's own marks, whatever the role says. */
  readonly test?: boolean;
  /** There is no burst, by the mission's own marks. */
  readonly disowned?: boolean;
  readonly doubts?: readonly string[];
  /** Why a position it carries cannot be used; null when it can. */
  readonly positionFault?: string | null;
  /** The mission's better word on how well the position is known; null: the standard's own. */
  readonly errorDegrees?: number | null;
  readonly skyMapUrl?: string | null;
  readonly significance: number | null;
}

/** Reads an event of one mission, or answers null when it is not that mission's. */
export type MissionReader = (event: VoEvent) => MissionReading | null;
