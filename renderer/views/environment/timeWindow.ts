const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How much time can be looked at, from minutes to a year. */
export const SPANS = [
  { ms: 10 * MINUTE_MS, text: '10 min' },
  { ms: HOUR_MS, text: '1 h' },
  { ms: 4 * HOUR_MS, text: '4 h' },
  { ms: 12 * HOUR_MS, text: '12 h' },
  { ms: DAY_MS, text: '24 h' },
  { ms: 7 * DAY_MS, text: '7 d' },
  { ms: 30 * DAY_MS, text: '30 d' },
  { ms: 365 * DAY_MS, text: '1 y' },
] as const;

/** One key press moves the instant looked at by this part of the span. */
const STEPS_IN_A_SPAN = 60;

/** What part of time is looked at. */
export interface TimeWindow {
  readonly spanMs: number;
  /** Where the trends end; null = now, and they move on. */
  readonly end: number | null;
  /** The instant looked at; null = where the trends end. */
  readonly at: number | null;
}

/** The last hours up to now: what every window begins with. */
export const LIVE_WINDOW: TimeWindow = { spanMs: 4 * HOUR_MS, end: null, at: null };

/** The instant of the past that is looked at; null = now. */
export function instantOf({ end, at }: TimeWindow): number | null {
  return at ?? end;
}

/** Back to now, with the same span. */
export function live({ spanMs }: TimeWindow): TimeWindow {
  return { spanMs, end: null, at: null };
}

/** Half a span into the past (−1), or towards now (+1); what reaches now is live again. */
export function moved(window: TimeWindow, direction: -1 | 1, now: number): TimeWindow {
  const end = (window.end ?? now) + (direction * window.spanMs) / 2;
  return end >= now ? live(window) : { spanMs: window.spanMs, end, at: null };
}

/** Looks at an instant; the trends stay where they are if they show it, and stand still from then on. */
export function lookingAt(window: TimeWindow, at: number, now: number): TimeWindow {
  if (at >= now) return live(window);
  const { spanMs } = window;
  const end = window.end ?? now;
  return at >= end - spanMs && at <= end ? { spanMs, end, at } : { spanMs, end: around(at, spanMs, now), at };
}

/** The instant looked at, a little earlier (−1) or later (+1). */
export function stepped(window: TimeWindow, direction: -1 | 1, now: number): TimeWindow {
  const at = (instantOf(window) ?? now) + (direction * window.spanMs) / STEPS_IN_A_SPAN;
  return lookingAt(window, at, now);
}

/** Another span; the instant looked at stays in sight. */
export function spanning(window: TimeWindow, spanMs: number, now: number): TimeWindow {
  const at = instantOf(window);
  return at === null ? { spanMs, end: null, at: null } : { spanMs, end: around(at, spanMs, now), at };
}

/** The next longer (+1) or shorter (−1) span. */
export function zoomed(window: TimeWindow, direction: -1 | 1, now: number): TimeWindow {
  const index = SPANS.findIndex(({ ms }) => ms === window.spanMs) + direction;
  const next = SPANS[Math.min(SPANS.length - 1, Math.max(0, index))];
  return next ? spanning(window, next.ms, now) : window;
}

/** Where trends end that show an instant in their middle, but nothing that is still to come. */
function around(at: number, spanMs: number, now: number): number {
  return Math.min(now, at + spanMs / 2);
}
