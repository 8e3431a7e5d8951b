import type { Typed } from './readAngle.ts';

const DAY_MS = 86_400_000;
const FORM = /^(?:(\d{4}-\d{2}-\d{2})(?:[T ]+|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * An instant of the past in UTC: "2026-12-15 04:12:30", "2026-12-15 04:12", "2026-12-15", or "04:12" for the last time it was so.
 * Refused with a sentence when it is no such thing, or not yet past.
 */
export function readInstant(text: string, now: number): Typed {
  const found = FORM.exec(text.trim().replace(/(Z| UTC)$/i, ''));
  const [, day, hours = '0', minutes = '0', seconds = '0'] = found ?? [];
  if (!found || found[0] === '') return { ok: false, reason: 'Write "2026-12-15 04:12" or "04:12", in UTC.' };
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return { ok: false, reason: 'A day has 24 hours of 60 minutes of 60 seconds.' };
  if (day === undefined) {
    const today = Math.floor(now / DAY_MS) * DAY_MS + time;
    return { ok: true, value: today <= now ? today : today - DAY_MS };
  }
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!Number.isFinite(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day)
    return { ok: false, reason: `There is no day ${day}.` };
  if (midnight + time > now) return { ok: false, reason: 'That is still to come.' };
  return { ok: true, value: midnight + time };
}
