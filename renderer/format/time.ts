import { UNKNOWN } from './number.ts';

function iso(at: number | null | undefined): string | null {
  if (at === null || at === undefined || !Number.isFinite(at)) return null;
  return new Date(at).toISOString();
}

/** "06:12:47", UTC. */
export function utcTime(at: number | null | undefined): string {
  return iso(at)?.slice(11, 19) ?? UNKNOWN;
}

/** "06:12", UTC. */
export function utcMinute(at: number | null | undefined): string {
  return iso(at)?.slice(11, 16) ?? UNKNOWN;
}

/** "06:12:47.3", UTC. */
export function utcTenth(at: number | null | undefined): string {
  return iso(at)?.slice(11, 21) ?? UNKNOWN;
}

/** "2026-12-16", UTC. */
export function utcDate(at: number | null | undefined): string {
  return iso(at)?.slice(0, 10) ?? UNKNOWN;
}

/** "2026-12-16 06:12:47", UTC. */
export function utcDateTime(at: number | null | undefined): string {
  return iso(at)?.slice(0, 19).replace('T', ' ') ?? UNKNOWN;
}

const localFormats = new Map<string, Intl.DateTimeFormat>();

/** "22:12" in the site's time zone. */
export function localMinute(at: number | null | undefined, timeZone: string): string {
  if (iso(at) === null || at === null || at === undefined) return UNKNOWN;
  let format = localFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    localFormats.set(timeZone, format);
  }
  return format.format(at);
}

/** Julian date; 2440587.5 is that of the Unix epoch. */
export function julianDate(at: number): number {
  return at / 86_400_000 + 2_440_587.5;
}
