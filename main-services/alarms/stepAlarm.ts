import type { AlarmSeverity, AlarmTransitionKind } from '../model/alarm.ts';
import { type AlarmState, type AlarmWords, isWaiting, phaseOf } from './AlarmState.ts';
import { compareSeverities, worseOf } from './severities.ts';

/** What can befall an alarm. */
export type AlarmEvent =
  /** Its source says how bad it is; NONE = the condition is gone. `anew` = it speaks of something else than before. */
  | {
      readonly type: 'report';
      readonly severity: AlarmSeverity;
      readonly words: AlarmWords;
      readonly anew?: boolean | undefined;
    }
  /** Somebody has seen it. `seen` is what was on the screen: something worse is not acknowledged with it. */
  | { readonly type: 'acknowledge'; readonly by: string; readonly seen?: AlarmSeverity | undefined }
  | { readonly type: 'shelve'; readonly by: string; readonly until: number; readonly reason: string }
  | { readonly type: 'unshelve'; readonly by: string | null }
  /** Nothing was heard from its source for too long. */
  | { readonly type: 'silence' }
  /** Nobody acknowledged it for too long. */
  | { readonly type: 'escalate' };

/** What a step made happen, for the history. */
export interface Happening {
  readonly kind: AlarmTransitionKind;
  readonly severity: AlarmSeverity;
  readonly by: string | null;
  readonly detail: string;
}

export interface AlarmStep {
  readonly state: AlarmState;
  readonly happened: readonly Happening[];
  /** It must be heard: new, worse than anybody has acknowledged, back from the shelf, escalated. */
  readonly sounds: boolean;
}

/**
 * The state machine of one alarm. Latched until it is acknowledged and its condition is gone, in either order; keeps the worst
 * severity since it was last acknowledged; what is worse than that is unacknowledged again. Its table: test/unit/alarms.
 */
export function stepAlarm(state: AlarmState, event: AlarmEvent, now: number): AlarmStep {
  switch (event.type) {
    case 'report':
      return event.severity === 'NONE' ? gone(state, now) : holds(state, event.severity, event, now);
    case 'acknowledge':
      return acknowledged(state, event.by, event.seen, now);
    case 'shelve':
      return shelved(state, event.by, event.until, event.reason, now);
    case 'unshelve':
      return state.shelf === null
        ? nothing(state)
        : unshelved(state, event.by, event.by ? 'Lifted by hand.' : 'The time is over.', now);
    case 'silence':
      return silent(state, now);
    case 'escalate':
      if (!isWaiting(state) || state.escalatedAt !== null) return nothing(state);
      return {
        state: { ...state, escalatedAt: now },
        happened: [{ kind: 'escalated', severity: state.severity, by: null, detail: 'Nobody has acknowledged it.' }],
        sounds: true,
      };
  }
}

function nothing(state: AlarmState): AlarmStep {
  return { state, happened: [], sounds: false };
}

function holds(
  state: AlarmState,
  severity: AlarmSeverity,
  { words, anew = false }: { readonly words: AlarmWords; readonly anew?: boolean | undefined },
  now: number,
): AlarmStep {
  const begins = state.currentSeverity === 'NONE' || anew;
  const worse = compareSeverities(severity, state.severity) > 0;
  const change = compareSeverities(severity, state.currentSeverity);
  const fresh = begins || worse;
  const lifted = state.shelf !== null && compareSeverities(severity, state.shelf.severity) > 0;
  const shelf = lifted ? null : state.shelf;
  const acknowledgedBy = fresh || lifted ? null : state.acknowledgedBy;
  const happened: Happening[] = [];
  const note = (kind: AlarmTransitionKind, detail = '') => happened.push({ kind, severity, by: null, detail });
  if (state.silentSince !== null) note('heard');
  if (begins) note('raised');
  else if (change > 0) note('worse');
  else if (change < 0) note('better');
  if (lifted) note('unshelved', 'It got worse than it was when it was put aside.');
  return {
    state: {
      ...state,
      ...words,
      severity: worseOf(severity, state.severity),
      currentSeverity: severity,
      raisedAt: begins ? now : state.raisedAt,
      clearedAt: null,
      acknowledgedBy,
      acknowledgedAt: acknowledgedBy === null ? null : state.acknowledgedAt,
      count: state.count + (begins ? 1 : 0),
      silentSince: null,
      shelf,
      waitingSince: acknowledgedBy === null && shelf === null ? (state.waitingSince ?? now) : null,
    },
    happened,
    sounds: (fresh || lifted) && shelf === null,
  };
}

function gone(state: AlarmState, now: number): AlarmStep {
  if (state.currentSeverity === 'NONE') return nothing(state);
  const cleared: AlarmState = { ...state, currentSeverity: 'NONE', clearedAt: now, silentSince: null };
  return {
    state: state.acknowledgedBy === null ? cleared : atRest(cleared),
    happened: [{ kind: 'cleared', severity: state.severity, by: null, detail: '' }],
    sounds: false,
  };
}

function acknowledged(state: AlarmState, by: string, seen: AlarmSeverity | undefined, now: number): AlarmStep {
  const phase = phaseOf(state);
  if (phase === 'normal' || phase === 'acknowledged') return nothing(state);
  if (seen !== undefined && compareSeverities(seen, state.severity) < 0) return nothing(state);
  return {
    state:
      phase === 'returned'
        ? atRest(state)
        : {
            ...state,
            // The worst is counted anew from here.
            severity: state.currentSeverity,
            acknowledgedBy: by,
            acknowledgedAt: now,
            escalatedAt: null,
            waitingSince: null,
          },
    happened: [{ kind: 'acknowledged', severity: state.severity, by, detail: '' }],
    sounds: false,
  };
}

/** Acknowledged and cleared: nothing is left but the shelf, should it lie there. */
function atRest(state: AlarmState): AlarmState {
  return {
    ...state,
    severity: 'NONE',
    currentSeverity: 'NONE',
    acknowledgedBy: null,
    acknowledgedAt: null,
    count: 0,
    silentSince: null,
    escalatedAt: null,
    waitingSince: null,
  };
}

function shelved(state: AlarmState, by: string, until: number, reason: string, now: number): AlarmStep {
  if (until <= now) return nothing(state);
  // A condition that comes and goes would lift the shelf at once if "gone" were the measure.
  const severity =
    state.currentSeverity === 'NONE' ? worseOf(state.severity, state.shelf?.severity ?? 'NONE') : state.currentSeverity;
  return {
    state: { ...state, shelf: { by, at: now, until, reason, severity }, waitingSince: null },
    happened: [{ kind: 'shelved', severity: state.severity, by, detail: reason }],
    sounds: false,
  };
}

function unshelved(state: AlarmState, by: string | null, detail: string, now: number): AlarmStep {
  const back: AlarmState = { ...state, shelf: null };
  const waits = isWaiting(back);
  return {
    state: { ...back, waitingSince: waits ? now : null },
    happened: [{ kind: 'unshelved', severity: state.severity, by, detail }],
    sounds: waits,
  };
}

/** Nobody knows whether it still holds: it stands, and an acknowledgement of what was known counts no more. */
function silent(state: AlarmState, now: number): AlarmStep {
  if (state.currentSeverity === 'NONE' || state.silentSince !== null) return nothing(state);
  return {
    state: {
      ...state,
      silentSince: now,
      acknowledgedBy: null,
      acknowledgedAt: null,
      waitingSince: state.shelf === null ? (state.waitingSince ?? now) : null,
    },
    happened: [
      { kind: 'silent', severity: state.severity, by: null, detail: 'Its source is silent: it may hold or not.' },
    ],
    sounds: state.shelf === null,
  };
}
