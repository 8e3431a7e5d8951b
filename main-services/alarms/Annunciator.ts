import type { AlarmFlood, AlarmSeverity, AlarmSound, AlarmTransitionKind, AnnunciationView } from '../model/alarm.ts';
import type { AlarmState } from './AlarmState.ts';
import { FLOOD, REPEATS_AFTER_MS } from './alarmTiming.ts';
import { compareSeverities, worseOf } from './severities.ts';

/** Two sounds within this time are one, the worse. */
const TOGETHER_MS = 1000;

/** What the annunciator tells the history of its own. */
export interface AnnunciatorNote {
  readonly kind: Extract<AlarmTransitionKind, 'flood' | 'flood-over' | 'muted' | 'unmuted'>;
  readonly by: string | null;
  readonly detail: string;
}

/**
 * Decides what is heard: new alarms one by one, in a flood only its beginning and whatever is critical, again and again what
 * nobody acknowledges; nothing but new critical alarms while it is muted. What is not heard is seen all the same.
 */
export class Annunciator {
  readonly #note: (note: AnnunciatorNote) => void;
  #sound: AlarmSound | null = null;
  #mute: { readonly by: string; readonly until: number } | null = null;
  #flood: AlarmFlood | null = null;
  /** When alarms came, as far back as the rate is measured. */
  #came: number[] = [];
  /** The worst that came unheard because of the mute. */
  #missed: AlarmSeverity = 'NONE';

  constructor(note: (note: AnnunciatorNote) => void) {
    this.#note = note;
  }

  view(): AnnunciationView {
    return {
      sound: this.#sound,
      mutedUntil: this.#mute?.until ?? null,
      mutedBy: this.#mute?.by ?? null,
      flood: this.#flood,
    };
  }

  /** After a restart: who muted, and when alarms came lately. */
  restore(mute: { by: string; until: number } | null, came: readonly number[], now: number): void {
    this.#mute = mute !== null && mute.until > now ? mute : null;
    this.#came = came.filter((at) => now - at < FLOOD.withinMs).toSorted((a, b) => a - b);
    if (this.#came.length > FLOOD.beginsAbove)
      this.#flood = { since: this.#came[FLOOD.beginsAbove] ?? now, alarms: this.#came.length };
  }

  /** An alarm has to be heard. */
  sounds({ severity }: AlarmState, cause: 'new' | 'escalated', now: number): void {
    if (cause === 'new' && this.#countFlood(now) && severity !== 'CRITICAL') return;
    if (this.#mute !== null && severity !== 'CRITICAL') {
      this.#missed = worseOf(this.#missed, severity);
      return;
    }
    this.#play(severity, cause, now);
  }

  mute(by: string, until: number): void {
    this.#mute = { by, until };
    this.#note({ kind: 'muted', by, detail: '' });
  }

  /** @param by null = the time is over */
  unmute(by: string | null, now: number): void {
    if (this.#mute === null) return;
    this.#mute = null;
    this.#note({ kind: 'unmuted', by, detail: by === null ? 'The time is over.' : '' });
    const missed = this.#missed;
    this.#missed = 'NONE';
    if (by === null && missed !== 'NONE') this.#play(missed, 'new', now);
  }

  /** Time has passed. @param waiting alarms that wait for somebody @returns when to look again, or null */
  tick(waiting: readonly AlarmState[], now: number): number | null {
    if (this.#mute !== null && now >= this.#mute.until) this.unmute(null, now);
    this.#forget(now);
    if (this.#flood !== null && this.#came.length < FLOOD.endsBelow) {
      this.#note({ kind: 'flood-over', by: null, detail: `${this.#flood.alarms} alarms in all.` });
      this.#flood = null;
    }
    const repeats = this.#repeatsAt(waiting);
    if (repeats !== null && now >= repeats.at) {
      this.#play(repeats.severity, 'repeat', now);
      return this.tick(waiting, now);
    }
    const ends = this.#flood === null ? undefined : this.#came.at(-FLOOD.endsBelow);
    return earliest([this.#mute?.until, repeats?.at, ends === undefined ? undefined : ends + FLOOD.withinMs]);
  }

  /** Counts a new alarm; answers whether it drowns in a flood. */
  #countFlood(now: number): boolean {
    this.#came.push(now);
    this.#forget(now);
    if (this.#flood !== null) {
      this.#flood = { ...this.#flood, alarms: this.#flood.alarms + 1 };
      return true;
    }
    if (this.#came.length <= FLOOD.beginsAbove) return false;
    this.#flood = { since: now, alarms: this.#came.length };
    this.#note({ kind: 'flood', by: null, detail: `${this.#came.length} alarms within ten minutes.` });
    if (this.#mute === null) this.#play('SERIOUS', 'flood', now);
    return true;
  }

  #forget(now: number): void {
    this.#came = this.#came.filter((at) => now - at < FLOOD.withinMs);
  }

  #repeatsAt(waiting: readonly AlarmState[]): { at: number; severity: AlarmSeverity } | null {
    if (this.#mute !== null || this.#sound === null) return null;
    let next: { at: number; severity: AlarmSeverity } | null = null;
    for (const { severity, escalatedAt } of waiting) {
      if (severity === 'NONE') continue;
      const every = escalatedAt === null ? REPEATS_AFTER_MS[severity] : REPEATS_AFTER_MS.CRITICAL;
      if (every === null) continue;
      const at = this.#sound.at + every;
      if (next === null || at < next.at || (at === next.at && compareSeverities(severity, next.severity) > 0))
        next = { at, severity };
    }
    return next;
  }

  #play(severity: AlarmSeverity, cause: AlarmSound['cause'], now: number): void {
    if (severity === 'NONE') return;
    const last = this.#sound;
    if (last !== null && now - last.at < TOGETHER_MS && compareSeverities(severity, last.severity) <= 0) return;
    this.#sound = { id: (last?.id ?? 0) + 1, at: now, severity, cause };
  }
}

function earliest(instants: readonly (number | undefined)[]): number | null {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}
