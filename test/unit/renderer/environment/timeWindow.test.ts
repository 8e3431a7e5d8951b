import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instantOf,
  LIVE_WINDOW,
  live,
  lookingAt,
  moved,
  SPANS,
  spanning,
  stepped,
  zoomed,
} from '../../../../renderer/views/environment/timeWindow.ts';

const NOW = Date.UTC(2026, 11, 16, 8, 43, 31);
const HOUR = 3_600_000;

describe('live and past', () => {
  it('begins live, with four hours', () => {
    expect(instantOf(LIVE_WINDOW)).toBeNull();
    expect(LIVE_WINDOW.spanMs).toBe(4 * HOUR);
  });

  it('moves by half a span, and is live again when it reaches now', () => {
    const earlier = moved(LIVE_WINDOW, -1, NOW);
    expect(instantOf(earlier)).toBe(NOW - 2 * HOUR);
    expect(moved(earlier, 1, NOW)).toEqual(LIVE_WINDOW);
    expect(moved(LIVE_WINDOW, 1, NOW)).toEqual(LIVE_WINDOW);
  });

  it('stands still when an instant in sight is chosen, and goes there when it is not', () => {
    expect(lookingAt(LIVE_WINDOW, NOW - HOUR, NOW)).toEqual({ spanMs: 4 * HOUR, end: NOW, at: NOW - HOUR });
    const far = lookingAt(LIVE_WINDOW, NOW - 100 * HOUR, NOW);
    expect(far).toEqual({ spanMs: 4 * HOUR, end: NOW - 98 * HOUR, at: NOW - 100 * HOUR });
    expect(lookingAt(far, NOW + 1, NOW)).toEqual(LIVE_WINDOW);
  });

  it('steps through the span, and another span keeps the instant', () => {
    const chosen = lookingAt(LIVE_WINDOW, NOW - HOUR, NOW);
    expect(instantOf(stepped(chosen, -1, NOW))).toBe(NOW - HOUR - (4 * HOUR) / 60);
    expect(instantOf(stepped(LIVE_WINDOW, -1, NOW))).toBe(NOW - (4 * HOUR) / 60);
    expect(spanning(chosen, HOUR, NOW)).toEqual({ spanMs: HOUR, end: NOW - HOUR / 2, at: NOW - HOUR });
    expect(zoomed(LIVE_WINDOW, 1, NOW).spanMs).toBe(12 * HOUR);
  });

  it('reaches from minutes to a year, and no further', () => {
    const ends = [-1, 1].map((direction) =>
      SPANS.reduce((window) => zoomed(window, direction as -1 | 1, NOW), LIVE_WINDOW),
    );
    expect(ends.map(({ spanMs }) => spanMs)).toEqual([600_000, 365 * 24 * HOUR]);
  });

  it('whatever is pressed: nothing to come is shown, what is looked at is in sight, and live is one key away', () => {
    const press = fc.constantFrom<(typeof presses)[number]>(...presses);
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (pressed) => {
        let now = NOW;
        let window = LIVE_WINDOW;
        for (const change of pressed) {
          window = change(window, now);
          now += 1000;
          const end = window.end ?? now;
          expect(end).toBeLessThanOrEqual(now);
          if (window.at !== null) {
            expect(window.at).toBeLessThanOrEqual(end);
            expect(window.at).toBeGreaterThanOrEqual(end - window.spanMs);
          }
          expect(instantOf(live(window))).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });
});

const presses = [
  (window: typeof LIVE_WINDOW, now: number) => moved(window, -1, now),
  (window: typeof LIVE_WINDOW, now: number) => moved(window, 1, now),
  (window: typeof LIVE_WINDOW, now: number) => stepped(window, -1, now),
  (window: typeof LIVE_WINDOW, now: number) => stepped(window, 1, now),
  (window: typeof LIVE_WINDOW, now: number) => zoomed(window, -1, now),
  (window: typeof LIVE_WINDOW, now: number) => zoomed(window, 1, now),
  (window: typeof LIVE_WINDOW, now: number) => lookingAt(window, now - 5 * HOUR, now),
  (window: typeof LIVE_WINDOW) => live(window),
] as const;
