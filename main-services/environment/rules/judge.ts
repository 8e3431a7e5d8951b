import type { Decision } from '../../model/environment.ts';

/**
 * How it is out there: good; between (fine to stay open, not good enough to open again after closing); holding (never closes,
 * but no time to open); bad (close); missing (not known where it must be).
 */
export type Condition = 'good' | 'between' | 'holding' | 'bad' | 'missing';

/** What a rule remembers; plain data, can be stored as JSON. */
export interface RuleMemory {
  /** It was known at least once: what was never known needs no hold-off when it comes. */
  readonly known: boolean;
  /** It has closed, and not been good for long enough since. */
  readonly latched: boolean;
  /** It was bad, not merely unknown, since it was last good for long enough. */
  readonly wasBad: boolean;
  /** When the hold-off ends, if it stays good from now on. */
  readonly clearsAt: number;
}

export interface Judgement {
  readonly decision: Decision;
  /** Into safety now, or to stay there after it was bad: until hysteresis and hold-off have ended. */
  readonly mustSecure: boolean;
  readonly memory: RuleMemory;
  /** End of the hold-off while it counts down. */
  readonly reopensAt: number | null;
}

const FRESH: RuleMemory = { known: false, latched: false, wasBad: false, clearsAt: 0 };

/** Decides with hysteresis and hold-off: the hold-off runs from the last moment that was not good. */
export function judge(
  condition: Condition,
  previous: RuleMemory | null,
  holdOffMs: number,
  missingHoldOffMs: number,
  now: number,
): Judgement {
  const before = previous ?? FRESH;
  // A clock that was set back must not make a hold-off longer than it is.
  const remaining = Math.min(before.clearsAt, now + Math.max(holdOffMs, missingHoldOffMs));
  const judged = (decision: Decision, latched: boolean, clearsAt: number, reopensAt: number | null): Judgement => {
    const wasBad = condition === 'bad' || (latched && before.wasBad);
    const memory = { known: before.known || condition !== 'missing', latched, wasBad, clearsAt };
    return { decision, mustSecure: decision === 'secure' || (decision === 'hold' && wasBad), memory, reopensAt };
  };
  switch (condition) {
    case 'bad':
      return judged('secure', true, now + holdOffMs, null);
    case 'missing':
      return judged('secure', before.known || before.latched, Math.max(remaining, now + missingHoldOffMs), null);
    case 'between':
    case 'holding':
      if (before.latched) return judged('hold', true, Math.max(remaining, now + holdOffMs), null);
      return judged(condition === 'holding' ? 'hold' : 'allow', false, remaining, null);
    case 'good':
      if (before.latched && remaining > now) return judged('hold', true, remaining, remaining);
      return judged('allow', false, 0, null);
  }
}
