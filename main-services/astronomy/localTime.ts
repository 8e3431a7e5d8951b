import type { Site } from '../model/site.ts';
import { isNightDate } from './nightDates.ts';

const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of the night an instant belongs to: nights reach from noon to noon of the site's own time zone. */
export function nightDateAt(site: Pick<Site, 'timeZone'>, at: number): string {
  return new Date(at + zoneOffset(site.timeZone, at) - 12 * HOUR_MS).toISOString().slice(0, 10);
}

/** Noon of a calendar date in the site's time zone. @throws RangeError when it is no date */
export function localNoon(site: Pick<Site, 'timeZone'>, date: string): number {
  if (!isNightDate(date)) throw new RangeError(`"${date}" is not a date of the form 2026-12-15.`);
  const asIfUtc = Date.parse(`${date}T12:00:00Z`);
  const guess = asIfUtc - zoneOffset(site.timeZone, asIfUtc);
  return asIfUtc - zoneOffset(site.timeZone, guess);
}

/** Local minus universal time, milliseconds. */
function zoneOffset(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    formats.set(timeZone, format);
  }
  const read: Record<string, number> = {};
  for (const part of format.formatToParts(at)) read[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
