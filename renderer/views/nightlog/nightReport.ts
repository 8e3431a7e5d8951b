import type { NightLogView } from '../../../electron/ipc/contract/topics.ts';
import type { Night } from '../../../main-services/model/night.ts';
import type { PlannedSequence } from '../../../main-services/model/planning.ts';
import { roughDuration } from '../../format/duration.ts';
import { utcDateTime, utcMinute, utcTime } from '../../format/time.ts';
import { glyphOf } from '../../night/bandModel.ts';

export interface NightFacts {
  /** The night reported on: that of the planning in force, which by day is the last one. */
  readonly date: string | null;
  /** Its times, while it is the night that is. */
  readonly night: Night | null;
  readonly log: NightLogView;
  readonly planned: readonly PlannedSequence[];
  readonly now: number;
}

export interface CauseSum {
  readonly cause: string;
  readonly milliseconds: number;
  readonly times: number;
}

/** Time lost by cause, the worst first; what still goes on counts until now. */
export function lostByCause(lost: NightLogView['lost'], now: number): readonly CauseSum[] {
  const sums = new Map<string, CauseSum>();
  for (const { cause, start, end } of lost) {
    const known = sums.get(cause) ?? { cause, milliseconds: 0, times: 0 };
    const length = Math.max(0, (end ?? now) - start);
    sums.set(cause, { cause, milliseconds: known.milliseconds + length, times: known.times + 1 });
  }
  return [...sums.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

/** What was done: sequences that began, in order. */
export function sequencesDone(planned: readonly PlannedSequence[]): readonly PlannedSequence[] {
  return planned
    .filter((one) => ['done', 'torn', 'executing'].includes(glyphOf(one)))
    .sort((a, b) => a.start - b.start);
}

/** The night in plain text, for a mail or a logbook. */
export function nightText({ date, night, log, planned, now }: NightFacts): string {
  const lines = [
    `Night of ${date ?? 'unknown date'}`,
    night ? `Observing from ${utcDateTime(night.start)} to ${utcDateTime(night.end)} UTC` : '',
    '',
    'Observed',
    ...sequencesDone(planned).map(
      (one) =>
        `  ${utcMinute(one.start)} to ${utcMinute(one.end)}  ${one.name} (${one.programme}), ${one.status.toLowerCase()}`,
    ),
    '',
    'Lost',
    ...lostByCause(log.lost, now).map(
      (sum) => `  ${sum.cause}: ${roughDuration(sum.milliseconds)}, ${sum.times} times`,
    ),
    '',
    'Closings of the dome',
    ...log.closures.map(
      (one) =>
        `  ${utcTime(one.at)}  ${one.cause}, ${one.closedAt === null ? 'not verified shut' : `shut ${utcTime(one.closedAt)}`}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const QUOTES = /["\n\r,]/;
const cell = (value: string) => (QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const instant = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The night as a table: what, begin, end, and the cause or status of each line (RFC 4180). */
export function nightCsv({ log, planned }: NightFacts): string {
  const rows: (readonly string[])[] = [
    ['kind', 'name', 'start', 'end', 'detail'],
    ...sequencesDone(planned).map((one) => ['sequence', one.name, instant(one.start), instant(one.end), one.status]),
    ...log.lost.map((one) => ['lost', one.cause, instant(one.start), instant(one.end), '']),
    ...log.closures.map((one) => ['closure', one.cause, instant(one.at), instant(one.closedAt), '']),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
