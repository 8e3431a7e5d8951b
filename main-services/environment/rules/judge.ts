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
  /** When the hold-off ends, if it stays good from now on. */
  readonly clearsAt: number;
}

export interface Judgement {
  readonly decision: Decision;
  readonly memory: RuleMemory;
  /** End of the hold-off while it counts down. */
  readonly reopensAt: number | null;
}

const FRESH: RuleMemory = { known: false, latched: false, clearsAt: 0 };

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
  const latch = (latched: boolean, clearsAt: number): RuleMemory => ({
    known: before.known || condition !== 'missing',
    latched,
    clearsAt,
  });
  switch (condition) {
    case 'bad':
      return { decision: 'secure', memory: latch(true, now + holdOffMs), reopensAt: null };
    case 'missing':
      return {
        decision: 'secure',
        memory: latch(before.known || before.latched, Math.max(remaining, now + missingHoldOffMs)),
        reopensAt: null,
      };
    case 'between':
    case 'holding':
      if (before.latched)
        return { decision: 'hold', memory: latch(true, Math.max(remaining, now + holdOffMs)), reopensAt: null };
      return { decision: condition === 'holding' ? 'hold' : 'allow', memory: latch(false, remaining), reopensAt: null };
    case 'good':
      if (before.latched && remaining > now)
        return { decision: 'hold', memory: latch(true, remaining), reopensAt: remaining };
      return { decision: 'allow', memory: latch(false, 0), reopensAt: null };
  }
}
