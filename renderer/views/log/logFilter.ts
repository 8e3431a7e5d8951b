import type { LogLevel, LogLine } from '../../../main-services/model/log.ts';

/** What of the log is wanted; empty texts mean everything. */
export interface LogFilter {
  /** This level and everything more severe. */
  readonly level: LogLevel;
  readonly agent: string;
  readonly text: string;
}

const SEVERITY: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warning: 2, error: 3 };

/** Whether a line is wanted; the same rule the database has. */
export function fitsFilter(line: LogLine, { level, agent, text }: LogFilter): boolean {
  if (SEVERITY[line.level] < SEVERITY[level]) return false;
  if (agent !== '' && line.agent !== agent) return false;
  return text === '' || line.message.toLowerCase().includes(text.toLowerCase());
}

/**
 * The last instant at or before `now` at which a UTC clock showed what was typed: "05:40", "05:40:12", or with a date
 * "2026-12-16 05:40". Null when it is no time.
 */
export function readInstant(typed: string, now: number): number | null {
  const match = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(typed.trim());
  if (!match) return null;
  const [, date, hours = '', minutes = '', seconds = '0'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const day = date === undefined ? Math.floor(now / 86_400_000) * 86_400_000 : Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(day)) return null;
  const at = day + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return date === undefined && at > now ? at - 86_400_000 : at;
}
