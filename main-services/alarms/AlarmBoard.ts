import type { AlarmRepository, SettingRepository } from '../database/Repositories.ts';
import type { AlarmSeverity, AlarmTransition, AlarmView, AnnunciationView } from '../model/alarm.ts';
import type { Log } from '../model/log.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import { type AlarmRaising, wordsOf } from './AlarmRaising.ts';
import { AlarmRecorder } from './AlarmRecorder.ts';
import { AlarmSources, type Condition } from './AlarmSources.ts';
import { type AlarmState, type AlarmWords, isWaiting, normalAlarm, phaseOf } from './AlarmState.ts';
import { Annunciator } from './Annunciator.ts';
import { FLOOD } from './alarmTiming.ts';
import { clipped, LONGEST_KEY } from './clipped.ts';
import { escalatesAt } from './escalatesAt.ts';
import { inOrderOfUrgency } from './inOrderOfUrgency.ts';
import { readMute } from './readMute.ts';
import { type AlarmEvent, stepAlarm } from './stepAlarm.ts';
import { whyNotAcknowledge, whyNotMute, whyNotShelve } from './whyNot.ts';

const MUTE_SETTING = 'alarm-mute';
/** On a fast clock a source may need so long on the wall to speak again. */
const WALL_PATIENCE_MS = 2000;

/**
 * All alarms by key: filters what their sources say, keeps them latched, shelves, escalates and annunciates them, and stores every
 * step. One alarm per condition: what is done to one never touches another.
 */
export class AlarmBoard {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #store: AlarmRepository;
  readonly #settings: Pick<SettingRepository, 'get' | 'set'>;
  readonly #onChange: (alarms: readonly AlarmView[]) => void;
  readonly #onAnnunciation: (view: AnnunciationView) => void;
  readonly #recorder: AlarmRecorder;
  readonly #annunciator: Annunciator;
  readonly #alarms = new Map<string, AlarmState>();
  readonly #sources = new AlarmSources();
  /** What befalls an alarm when nobody does anything, and when. */
  readonly #deadlines: readonly (readonly [AlarmEvent, (state: AlarmState) => number | null])[] = [
    [{ type: 'unshelve', by: null }, (state) => state.shelf?.until ?? null],
    [{ type: 'silence' }, (state) => this.#silentAt(state)],
    [{ type: 'escalate' }, escalatesAt],
  ];
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;
  #stopped = false;
  #told = '';

  constructor(options: {
    clock: Clock;
    log: Log;
    store: AlarmRepository;
    settings: Pick<SettingRepository, 'get' | 'set'>;
    onChange: (alarms: readonly AlarmView[]) => void;
    onAnnunciation?: (view: AnnunciationView) => void;
  }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#store = options.store;
    this.#settings = options.settings;
    this.#onChange = options.onChange;
    this.#onAnnunciation = options.onAnnunciation ?? (() => undefined);
    this.#recorder = new AlarmRecorder(options);
    this.#annunciator = new Annunciator(({ kind, by, detail }) => {
      this.#log.warning(detail === '' ? `alarms ${kind}${by ? ` by ${by}` : ''}` : `alarms: ${kind}, ${detail}`);
      const at = this.#clock.now();
      this.#recorder.note([{ at, key: '', area: 'system', kind, severity: 'NONE', message: 'All alarms', by, detail }]);
    });
  }

  /** Brings back what was latched before the restart; its sources say again whether it still holds. */
  async restore(): Promise<void> {
    const now = this.#clock.now();
    for (const state of await this.#store.load()) {
      // What was raised while we read is newer.
      if (this.#alarms.has(state.key)) continue;
      this.#alarms.set(state.key, state);
      this.#sources.restore(state, now);
    }
    const lately = await this.#store.history({ from: now - FLOOD.withinMs, kinds: ['raised'], limit: 1000 });
    const came = lately.map(({ at }) => at);
    this.#annunciator.restore(readMute(await this.#settings.get(MUTE_SETTING), this.#log), came, now);
    this.#changed();
  }

  /** The condition holds. Saying so again keeps it from being taken for silent. */
  raise(key: string, raising: AlarmRaising): void {
    const name = clipped(key, LONGEST_KEY);
    const definition = this.#sources.definition(name);
    this.#report(name, raising.severity ?? definition.severity, wordsOf(name, raising, definition));
  }

  /** The condition is gone. */
  clear(key: string): void {
    const name = clipped(key, LONGEST_KEY);
    const condition = this.#sources.get(name);
    if (condition) this.#report(name, 'NONE', condition.words);
  }

  /** The condition holds as far as is known, delays included. */
  stands(key: string): boolean {
    return (this.#alarms.get(clipped(key, LONGEST_KEY))?.currentSeverity ?? 'NONE') !== 'NONE';
  }

  /** Keys of all conditions of which their source said last that they hold, alarms yet or not. */
  holding(): readonly string[] {
    return this.#sources.holding();
  }

  /**
   * Somebody has seen it. @param seen what was shown: an alarm that got worse meanwhile is not acknowledged with it
   * @returns true, or why not
   */
  acknowledge(key: string, by: string, seen?: AlarmSeverity): true | string {
    const state = this.#alarms.get(key);
    const reason = whyNotAcknowledge(state, seen);
    if (!state || reason !== null) return reason ?? '';
    this.#step(state, { type: 'acknowledge', by, seen });
    this.#changed();
    return true;
  }

  /** Puts an alarm aside for a while. @returns true, or why not */
  shelve(key: string, by: string, forMs: number, reason: string): true | string {
    const state = this.#alarms.get(key);
    const words = clipped(reason);
    const fault = whyNotShelve(state, forMs, words);
    if (!state || fault !== null) return fault ?? '';
    this.#step(state, { type: 'shelve', by, until: this.#clock.now() + forMs, reason: words });
    this.#changed();
    return true;
  }

  /** Takes an alarm back from the shelf. @returns true, or why not */
  unshelve(key: string, by: string): true | string {
    const state = this.#alarms.get(key);
    if (!state?.shelf) return 'This alarm is not shelved.';
    this.#step(state, { type: 'unshelve', by });
    this.#changed();
    return true;
  }

  /** Silences everything but new critical alarms for a while. @returns true, or why not */
  mute(by: string, forMs: number): true | string {
    const fault = whyNotMute(forMs);
    if (fault !== null) return fault;
    const until = this.#clock.now() + forMs;
    this.#annunciator.mute(by, until);
    this.#keepMute(JSON.stringify({ by, until }));
    this.#changed();
    return true;
  }

  unmute(by: string): void {
    this.#annunciator.unmute(by, this.#clock.now());
    this.#keepMute(null);
    this.#changed();
  }

  /** Waiting first, then the worst, then the newest. */
  list(): readonly AlarmView[] {
    return inOrderOfUrgency(this.#alarms.values()).map(({ waitingSince: _, ...view }) => view);
  }

  annunciation(): AnnunciationView {
    return this.#annunciator.view();
  }

  /** What happened, newest first. */
  async history(filter: Parameters<AlarmRepository['history']>[0]): Promise<readonly AlarmTransition[]> {
    await this.settled();
    return this.#store.history(filter);
  }

  /** Resolves when everything is stored. */
  settled(): Promise<void> {
    return this.#recorder.settled();
  }

  /** Looks at nothing any more; everything is stored when it resolves. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    this.#timer = null;
    await this.#recorder.stop();
  }

  #report(key: string, severity: AlarmSeverity, words: AlarmWords): void {
    const condition = this.#sources.hear(key, severity, words, this.#clock.now());
    if (this.#pass(key, condition)) this.#changed();
    else if (condition.dueAt !== null) this.#lookAhead();
  }

  /** Passes on what the filter lets through; answers whether that changed anything. */
  #pass(key: string, { definition, memory, words }: Condition): boolean {
    const state = this.#alarms.get(key);
    if (!state && memory.passed === 'NONE') {
      this.#sources.forget(key);
      return false;
    }
    const before = state ?? normalAlarm(key, words, this.#clock.now());
    const otherWords = memory.passed !== 'NONE' && before.message !== words.message;
    if (before.currentSeverity === memory.passed && before.silentSince === null && !otherWords) return false;
    // A source that speaks once and says something else speaks of something else; a measurement only changes its number.
    const anew = otherWords && definition.silentAfterMs === null;
    return this.#step(before, { type: 'report', severity: memory.passed, words, anew });
  }

  #step(before: AlarmState, event: AlarmEvent): boolean {
    const now = this.#clock.now();
    const { state, happened, sounds } = stepAlarm(before, event, now);
    if (state === before) return false;
    const { key, area, message } = state;
    const rests = phaseOf(state) === 'normal' && state.shelf === null;
    if (rests) this.#alarms.delete(key);
    else this.#alarms.set(key, state);
    if (rests) this.#sources.forget(key);
    for (const { kind, severity, by, detail } of happened) {
      const line = `${severity} ${message}: ${kind}${by ? ` by ${by}` : ''}${detail ? `, ${detail}` : ''}`;
      if (kind === 'raised' || kind === 'worse' || kind === 'escalated' || kind === 'silent') this.#log.warning(line);
      else this.#log.info(line);
    }
    // Words alone are not worth a write; they go with the next step.
    if (happened.length > 0)
      this.#recorder.record(
        key,
        rests ? null : state,
        happened.map((each) => ({ at: now, key, area, message, ...each })),
      );
    if (sounds) this.#annunciator.sounds(state, event.type === 'escalate' ? 'escalated' : 'new', now);
    return true;
  }

  #changed(): void {
    this.#lookAhead();
    this.#onChange(this.list());
    this.#tellAnnunciation();
  }

  #tellAnnunciation(): void {
    const view = this.#annunciator.view();
    const said = JSON.stringify(view);
    if (said === this.#told) return;
    this.#told = said;
    this.#onAnnunciation(view);
  }

  /** Time has passed: delays, shelves, silence, escalation, repetition. */
  #tick(): void {
    const now = this.#clock.now();
    let changed = false;
    for (const [key, condition] of this.#sources.due(now)) changed = this.#pass(key, condition) || changed;
    for (const key of [...this.#alarms.keys()]) {
      for (const [event, dueAt] of this.#deadlines) {
        const state = this.#alarms.get(key);
        const at = state ? dueAt(state) : null;
        if (state && at !== null && now >= at) changed = this.#step(state, event) || changed;
      }
    }
    if (changed) this.#changed();
    else {
      this.#lookAhead();
      this.#tellAnnunciation();
    }
  }

  #silentAt(state: AlarmState): number | null {
    const condition = this.#sources.get(state.key);
    const silentAfterMs = condition?.definition.silentAfterMs ?? null;
    if (!condition || silentAfterMs === null || state.currentSeverity === 'NONE' || state.silentSince !== null)
      return null;
    return condition.heardAt + Math.max(silentAfterMs, this.#clock.speed * WALL_PATIENCE_MS);
  }

  /** One timer for whatever comes first. */
  #lookAhead(): void {
    if (this.#stopped) return;
    const now = this.#clock.now();
    const states = [...this.#alarms.values()];
    const wasMuted = this.#annunciator.view().mutedUntil !== null;
    const instants = [
      this.#annunciator.tick(states.filter(isWaiting), now),
      ...this.#sources.instants(),
      ...states.flatMap((state) => this.#deadlines.map(([, dueAt]) => dueAt(state))),
    ].filter((at) => at !== null);
    if (wasMuted && this.#annunciator.view().mutedUntil === null) this.#keepMute(null);
    this.#timer?.cancel();
    this.#timer = null;
    if (instants.length === 0) return;
    const at = Math.min(...instants);
    this.#timer = { at, cancel: this.#clock.after(Math.max(0, at - now), () => this.#tick()) };
  }

  #keepMute(value: string | null): void {
    this.#settings
      .set(MUTE_SETTING, value)
      .catch((error: unknown) => this.#log.error(`the silence of the alarms could not be stored: ${String(error)}`));
  }
}
