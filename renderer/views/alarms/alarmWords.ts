import type { AlarmTransitionKind, AlarmView } from '../../../main-services/model/alarm.ts';
import { duration } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';

/** Where an alarm stands, in a few words for the list. */
export function standingWords(alarm: AlarmView, now: number): string {
  if (alarm.shelf !== null) return `shelved, ${duration(alarm.shelf.until - now)} left`;
  const seen = alarm.acknowledgedBy === null ? 'not seen' : `seen by ${alarm.acknowledgedBy}`;
  if (alarm.clearedAt !== null) return `over at ${utcTime(alarm.clearedAt)}, ${seen}`;
  if (alarm.silentSince !== null) return `source silent, ${seen}`;
  if (alarm.acknowledgedBy !== null) return `standing, ${seen}`;
  return alarm.escalatedAt === null ? 'to acknowledge' : 'unanswered, escalated';
}

/** What happened, as it reads in the history. */
export const HAPPENED: Readonly<Record<AlarmTransitionKind, string>> = {
  raised: 'raised',
  worse: 'got worse',
  better: 'got better',
  cleared: 'over',
  acknowledged: 'acknowledged',
  shelved: 'shelved',
  unshelved: 'back from the shelf',
  escalated: 'escalated',
  silent: 'source silent',
  heard: 'source heard again',
  flood: 'flood begins',
  'flood-over': 'flood over',
  muted: 'silenced',
  unmuted: 'heard again',
};
