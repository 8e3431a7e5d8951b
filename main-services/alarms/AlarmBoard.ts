import type { AlarmRepository, SettingRepository } from '../database/Repositories.ts';
import type { AlarmSeverity, AlarmTransition, AlarmView, AnnunciationView } from '../model/alarm.ts';
import type { Log } from '../model/log.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import type { AlarmDefinition } from './AlarmDefinition.ts';
import { AlarmRecorder } from './AlarmRecorder.ts';
import { type AlarmState, type AlarmWords, isWaiting, normalAlarm, phaseOf } from './AlarmState.ts';
import { Annunciator } from './Annunciator.ts';
import { ESCALATES_AFTER_MS, FLOOD, LONGEST_MUTE_MS, LONGEST_SHELF_MS } from './alarmTiming.ts';
import { type FilterMemory, filterCondition, NOTHING_REPORTED } from './ConditionFilter.ts';
import { clipped, LONGEST_KEY } from './clipped.ts';
import { definitionOf } from './definitionOf.ts';
import { readMute } from './readMute.ts';
import { compareSeverities } from './severities.ts';
import { type AlarmEvent, stepAlarm } from './stepAlarm.ts';

/** What is said when an alarm is raised; what is left out comes from the catalogue. */
export interface AlarmRaising {
  readonly message: string;
  readonly severity?: Exclude<AlarmSeverity, 'NONE'>;
  /** What it means for tonight. */
  readonly effect?: string;
  /** What to do about it. */
  readonly guidance?: string;
  /** View of the console that helps. */
  readonly panel?: string;
}

/** What the source of one alarm says, and since when it has not. */
interface Condition {
  readonly definition: AlarmDefinition;
  words: AlarmWords;
  memory: FilterMemory;
  dueAt: number | null;
  heardAt: number;
}

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
  readonly #conditions = new Map<string, Condition>();
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
      const { currentSeverity, raisedAt } = state;
      const memory = { ...NOTHING_REPORTED, reported: currentSeverity, passed: currentSeverity, since: raisedAt };
      this.#conditions.set(state.key, {
        definition: definitionOf(state.key),
        words: state,
        memory,
        dueAt: null,
        heardAt: now,
      });
    }
    const lately = await this.#store.history({ from: now - FLOOD.withinMs, kinds: ['raised'], limit: 1000 });
    const came = lately.map(({ at }) => at);
    this.#annunciator.restore(readMute(await this.#settings.get(MUTE_SETTING), this.#log), came, now);
    this.#changed();
  }

  /** The condition holds. Saying so again keeps it from being taken for silent. */
  raise(key: string, raising: AlarmRaising): void {
    const definition = this.#conditions.get(key)?.definition ?? definitionOf(key);
    const words: AlarmWords = {
      area: definition.area,
      message: clipped(raising.message) || key,
      effect: clipped(raising.effect ?? definition.effect),
      guidance: clipped(raising.guidance ?? definition.guidance),
      panel: raising.panel ?? definition.panel,
    };
    this.#report(clipped(key, LONGEST_KEY), definition, raising.severity ?? definition.severity, words);
  }

  /** The condition is gone. */
  clear(key: string): void {
    const condition = this.#conditions.get(clipped(key, LONGEST_KEY));
    if (condition) this.#report(clipped(key, LONGEST_KEY), condition.definition, 'NONE', condition.words);
  }

  /** The condition holds as far as is known, delays included. */
  stands(key: string): boolean {
    return (this.#alarms.get(clipped(key, LONGEST_KEY))?.currentSeverity ?? 'NONE') !== 'NONE';
  }

  /** Keys of all conditions of which their source said last that they hold, alarms yet or not. */
  holding(): readonly string[] {
    return [...this.#conditions].filter(([, { memory }]) => memory.reported !== 'NONE').map(([key]) => key);
  }

  /**
   * Somebody has seen it. @param seen what was shown: an alarm that got worse meanwhile is not acknowledged with it
   * @returns true, or why not
   */
  acknowledge(key: string, by: string, seen?: AlarmSeverity): true | string {
    const state = this.#alarms.get(key);
    if (!state || phaseOf(state) === 'normal') return 'This alarm is gone already.';
    if (phaseOf(state) === 'acknowledged') return `It is acknowledged already, by ${state.acknowledgedBy}.`;
    if (seen !== undefined && compareSeverities(seen, state.severity) < 0)
      return `It has become ${state.severity} meanwhile: read it again.`;
    this.#step(state, { type: 'acknowledge', by, seen });
    this.#changed();
    return true;
  }

  /** Puts an alarm aside for a while. @returns true, or why not */
  shelve(key: string, by: string, forMs: number, reason: string): true | string {
    const state = this.#alarms.get(key);
    if (!state) return 'This alarm is gone already.';
    const severity = state.severity === 'NONE' ? (state.shelf?.severity ?? 'WARNING') : state.severity;
    const longestMs = LONGEST_SHELF_MS[severity === 'NONE' ? 'WARNING' : severity];
    if (!(forMs > 0)) return 'Say for how long it is to be shelved.';
    if (forMs > longestMs)
      return `A ${severity.toLowerCase()} alarm may be shelved for ${longestMs / 60_000} min at most.`;
    if (clipped(reason) === '') return 'Say why it is shelved.';
    this.#step(state, { type: 'shelve', by, until: this.#clock.now() + forMs, reason: clipped(reason) });
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
    if (!(forMs > 0) || forMs > LONGEST_MUTE_MS)
      return `Sounds can be silenced for up to ${LONGEST_MUTE_MS / 60_000} min.`;
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
    return [...this.#alarms.values()]
      .toSorted(
        (a, b) =>
          Number(isWaiting(b)) - Number(isWaiting(a)) ||
          compareSeverities(b.severity, a.severity) ||
          b.raisedAt - a.raisedAt,
      )
      .map(({ waitingSince: _, ...view }) => view);
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

  #report(key: string, definition: AlarmDefinition, severity: AlarmSeverity, words: AlarmWords): void {
    const now = this.#clock.now();
    const condition = this.#conditions.get(key) ?? {
      definition,
      words,
      memory: NOTHING_REPORTED,
      dueAt: null,
      heardAt: now,
    };
    this.#conditions.set(key, condition);
    condition.heardAt = now;
    condition.words = words;
    if (this.#filter(key, condition, severity, now)) this.#changed();
    else if (condition.dueAt !== null) this.#lookAhead();
  }

  /** Passes on what the filter lets through; answers whether that changed anything. */
  #filter(key: string, condition: Condition, severity: AlarmSeverity, now: number): boolean {
    const { memory, dueAt } = filterCondition(condition.definition.filter, condition.memory, severity, now);
    condition.memory = memory;
    condition.dueAt = dueAt;
    const state = this.#alarms.get(key);
    if (!state && memory.passed === 'NONE') {
      if (memory.reported === 'NONE' && memory.beginnings.length === 0) this.#conditions.delete(key);
      return false;
    }
    const before = state ?? normalAlarm(key, condition.words, now);
    const same = before.currentSeverity === memory.passed && before.silentSince === null;
    if (same && (memory.passed === 'NONE' || before.message === condition.words.message)) return false;
    return this.#step(before, { type: 'report', severity: memory.passed, words: condition.words });
  }

  #step(before: AlarmState, event: AlarmEvent): boolean {
    const now = this.#clock.now();
    const { state, happened, sounds } = stepAlarm(before, event, now);
    if (state === before) return false;
    const { key, area, message } = state;
    const rests = phaseOf(state) === 'normal' && state.shelf === null;
    if (rests) this.#alarms.delete(key);
    else this.#alarms.set(key, state);
    if (rests && this.#conditions.get(key)?.memory.reported === 'NONE') this.#conditions.delete(key);
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
    for (const [key, condition] of [...this.#conditions])
      if (condition.dueAt !== null && now >= condition.dueAt)
        changed = this.#filter(key, condition, condition.memory.reported, now) || changed;
    for (const [key] of [...this.#alarms]) {
      const due = (pick: (state: AlarmState) => number | null) => {
        const state = this.#alarms.get(key);
        const at = state ? pick(state) : null;
        return state && at !== null && now >= at ? state : null;
      };
      const steps = [
        [(state: AlarmState) => state.shelf?.until ?? null, { type: 'unshelve', by: null }],
        [(state: AlarmState) => this.#silentAt(state), { type: 'silence' }],
        [(state: AlarmState) => escalatesAt(state), { type: 'escalate' }],
      ] as const;
      for (const [at, event] of steps) {
        const state = due(at);
        if (state) changed = this.#step(state, event) || changed;
      }
    }
    if (changed) this.#changed();
    else {
      this.#lookAhead();
      this.#tellAnnunciation();
    }
  }

  #silentAt(state: AlarmState): number | null {
    const condition = this.#conditions.get(state.key);
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
      ...[...this.#conditions.values()].map(({ dueAt }) => dueAt),
      ...states.flatMap((state) => [state.shelf?.until ?? null, this.#silentAt(state), escalatesAt(state)]),
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

function escalatesAt(state: AlarmState): number | null {
  if (!isWaiting(state) || state.escalatedAt !== null || state.waitingSince === null || state.severity === 'NONE')
    return null;
  const afterMs = ESCALATES_AFTER_MS[state.severity];
  return afterMs === null ? null : state.waitingSince + afterMs;
}
