import type { AlarmArea, AlarmSeverity } from '../model/alarm.ts';
import type { ConditionFilter } from './ConditionFilter.ts';

/** What is laid down about one alarm, or about all whose key begins alike. */
export interface AlarmDefinition {
  /** The alarm's key, or "device:*" for all that begin so. */
  readonly key: string;
  readonly area: AlarmArea;
  readonly severity: Exclude<AlarmSeverity, 'NONE'>;
  /** What it means for tonight. */
  readonly effect: string;
  /** What to do about it. */
  readonly guidance: string;
  /** View, or view/panel, that helps. */
  readonly panel: string;
  readonly filter: ConditionFilter;
  /** Its source says every few seconds whether it holds: silence for longer than this is news. Null = its source speaks once. */
  readonly silentAfterMs: number | null;
}
