import type { AlarmView } from '../model/operations.ts';

const SEVERITIES: readonly unknown[] = ['WARNING', 'SERIOUS', 'CRITICAL'];
const WORDS = ['key', 'message', 'effect', 'guidance', 'panel'] as const;

/**
 * Reads stored alarms back.
 * @throws Error naming the entry that is no alarm; SyntaxError when it is not JSON
 */
export function readAlarms(text: string): readonly AlarmView[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('it is not a list');
  for (const [index, entry] of list.entries()) {
    if (!isAlarm(entry)) throw new Error(`entry ${index} is no alarm: ${JSON.stringify(entry).slice(0, 80)}`);
  }
  return list;
}

function isAlarm(entry: unknown): entry is AlarmView {
  if (typeof entry !== 'object' || entry === null) return false;
  const fields = entry as Readonly<Record<string, unknown>>;
  return (
    WORDS.every((name) => typeof fields[name] === 'string') &&
    SEVERITIES.includes(fields.severity) &&
    Number.isFinite(fields.raisedAt) &&
    (fields.clearedAt === null || Number.isFinite(fields.clearedAt)) &&
    (fields.acknowledgedBy === null || typeof fields.acknowledgedBy === 'string') &&
    Number.isInteger(fields.count)
  );
}
