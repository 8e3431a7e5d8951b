import type { AlarmSeverity } from '../model/alarm.ts';
import type { AlarmDefinition } from './AlarmDefinition.ts';
import type { AlarmWords } from './AlarmState.ts';
import { clipped } from './clipped.ts';

/** What is said when an alarm is raised; what is left out comes from the catalogue. */
export interface AlarmRaising {
  readonly message: string;
  readonly severity?: Exclude<AlarmSeverity, 'NONE'>;
  /** What it means for tonight. */
  readonly effect?: string;
  /** What to do about it. */
  readonly guidance?: string;
  /** View of the console that helps. */
  readonly panel?: string;
}

/** The words of an alarm: its source's where it said any, the catalogue's otherwise. */
export function wordsOf(key: string, raising: AlarmRaising, definition: AlarmDefinition): AlarmWords {
  return {
    area: definition.area,
    message: clipped(raising.message) || key,
    effect: clipped(raising.effect ?? definition.effect),
    guidance: clipped(raising.guidance ?? definition.guidance),
    panel: clipped(raising.panel ?? definition.panel, LONGEST_PANEL),
  };
}

/** Room for a view and a panel in the database. */
const LONGEST_PANEL = 64;
