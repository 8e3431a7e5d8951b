import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AlarmPhase,
  type AlarmState,
  type AlarmWords,
  isWaiting,
  normalAlarm,
  phaseOf,
} from '../../../main-services/alarms/AlarmState.ts';
import { ALARM_SEVERITIES, compareSeverities, worseOf } from '../../../main-services/alarms/severities.ts';
import { type AlarmEvent, stepAlarm } from '../../../main-services/alarms/stepAlarm.ts';
import type { AlarmSeverity } from '../../../main-services/model/alarm.ts';
import { type TableEvent, TRANSITION_TABLE } from './transitionTable.ts';

const WORDS: AlarmWords = { area: 'dome', message: 'It sticks', effect: 'e', guidance: 'g', panel: 'telescope' };
const NOW = Date.UTC(2026, 11, 16);
const report = (severity: AlarmSeverity): AlarmEvent => ({ type: 'report', severity, words: WORDS });
const ACK: AlarmEvent = { type: 'acknowledge', by: 'ana' };
const lived = (...events: readonly AlarmEvent[]) =>
  events.reduce((state, event) => stepAlarm(state, event, NOW).state, normalAlarm('dome', WORDS, NOW));

/** An alarm in each phase, at SERIOUS. */
const IN_PHASE: Readonly<Record<AlarmPhase, AlarmState>> = {
  normal: lived(),
  unacknowledged: lived(report('SERIOUS')),
  acknowledged: lived(report('SERIOUS'), ACK),
  returned: lived(report('SERIOUS'), report('NONE')),
};
const AS_EVENT: Readonly<Record<TableEvent, AlarmEvent>> = {
  raise: report('SERIOUS'),
  worse: report('CRITICAL'),
  another: { type: 'report', severity: 'SERIOUS', words: WORDS, anew: true },
  clear: report('NONE'),
  acknowledge: ACK,
  silence: { type: 'silence' },
};

const PHASES = Object.keys(TRANSITION_TABLE) as AlarmPhase[];
const EVENTS = Object.keys(AS_EVENT) as TableEvent[];

describe('the transition table', () => {
  test.each(
    PHASES.flatMap((phase) => EVENTS.map((event) => [phase, event, ...TRANSITION_TABLE[phase][event]] as const)),
  )('%s, %s → %s, heard: %s', (phase, event, then, heard) => {
    const step = stepAlarm(IN_PHASE[phase], AS_EVENT[event], NOW);
    expect(phaseOf(step.state)).toBe(then);
    expect(step.sounds).toBe(heard);
  });
});

describe('the worst since the last acknowledgement', () => {
  test('is kept while it gets better, counted anew from an acknowledgement', () => {
    const poured = lived(report('CRITICAL'), report('WARNING'));
    expect(poured).toMatchObject({ severity: 'CRITICAL', currentSeverity: 'WARNING' });
    const seen = stepAlarm(poured, ACK, NOW).state;
    expect(seen).toMatchObject({ severity: 'WARNING', acknowledgedBy: 'ana' });
    const again = stepAlarm(seen, report('SERIOUS'), NOW);
    expect(again).toMatchObject({ state: { severity: 'SERIOUS', acknowledgedBy: null }, sounds: true });
  });

  test('what was not on the screen is not acknowledged with it', () => {
    const worse = lived(report('WARNING'), report('CRITICAL'));
    expect(stepAlarm(worse, { ...ACK, seen: 'WARNING' }, NOW).state).toBe(worse);
    expect(phaseOf(stepAlarm(worse, { ...ACK, seen: 'CRITICAL' }, NOW).state)).toBe('acknowledged');
  });
});

describe('a shelf', () => {
  const shelve: AlarmEvent = { type: 'shelve', by: 'ana', until: NOW + 1000, reason: 'The cable is being changed' };

  test('keeps an alarm quiet that comes and goes, and keeps the latch', () => {
    const shelved = lived(report('WARNING'), shelve);
    const gone = stepAlarm(shelved, report('NONE'), NOW);
    const back = stepAlarm(gone.state, report('WARNING'), NOW);
    expect([gone.sounds, back.sounds]).toEqual([false, false]);
    expect(phaseOf(back.state)).toBe('unacknowledged');
    expect(isWaiting(back.state)).toBe(false);
  });

  test('is lifted when it gets worse than it was, acknowledged or not', () => {
    for (const before of [lived(report('WARNING'), shelve), lived(report('WARNING'), ACK, shelve)]) {
      const worse = stepAlarm(before, report('SERIOUS'), NOW);
      expect(worse).toMatchObject({ state: { shelf: null, acknowledgedBy: null }, sounds: true });
      expect(worse.happened.map(({ kind }) => kind)).toEqual(['worse', 'unshelved']);
    }
  });

  test('is lifted by what is now worse, though something worse had been before', () => {
    const before = lived(report('CRITICAL'), report('WARNING'), shelve);
    expect(stepAlarm(before, report('CRITICAL'), NOW)).toMatchObject({ state: { shelf: null }, sounds: true });
  });

  test('ends: what waits is heard, what is acknowledged is not', () => {
    const ends: AlarmEvent = { type: 'unshelve', by: null };
    expect(stepAlarm(lived(report('WARNING'), shelve), ends, NOW).sounds).toBe(true);
    expect(stepAlarm(lived(report('WARNING'), ACK, shelve), ends, NOW).sounds).toBe(false);
    expect(stepAlarm(lived(report('WARNING')), ends, NOW).happened).toEqual([]);
  });

  test('in the past is none', () => {
    const standing = lived(report('WARNING'));
    expect(stepAlarm(standing, { ...shelve, until: NOW }, NOW).state).toBe(standing);
  });
});

describe('escalation', () => {
  const escalate: AlarmEvent = { type: 'escalate' };

  test.each([
    ['one that waits', lived(report('SERIOUS')), true],
    ['one that is over but was never seen', lived(report('SERIOUS'), report('NONE')), true],
    ['one whose source is silent', lived(report('SERIOUS'), { type: 'silence' }), true],
    [
      'one that was acknowledged before its source fell silent',
      lived(report('SERIOUS'), ACK, { type: 'silence' }),
      true,
    ],
    ['one that is acknowledged', lived(report('SERIOUS'), ACK), false],
    ['one that is escalated already', lived(report('SERIOUS'), escalate), false],
  ])('%s: %s', (_, state, escalates) => {
    expect(stepAlarm(state, escalate, NOW).sounds).toBe(escalates);
  });
});

/** A person's notebook of one alarm, kept without the machine: phase by the table, worst by looking at every report. */
class Notebook {
  phase: AlarmPhase = 'normal';
  current: AlarmSeverity = 'NONE';
  worst: AlarmSeverity = 'NONE';
  /** What it was when it was put aside; null = it is not. */
  shelf: AlarmSeverity | null = null;
  silent = false;

  /** Answers whether it is heard. */
  take(event: AlarmEvent): boolean {
    if (event.type === 'shelve') {
      this.shelf = this.current === 'NONE' ? worseOf(this.worst, this.shelf ?? 'NONE') : this.current;
      return false;
    }
    if (event.type === 'unshelve') {
      const waits = this.shelf !== null && (this.phase === 'unacknowledged' || this.phase === 'returned');
      this.shelf = null;
      return waits;
    }
    const name = this.#nameOf(event);
    if (name === null) return false;
    const [next, heard] = TRANSITION_TABLE[this.phase][name];
    if (event.type === 'report') {
      if (this.shelf !== null && compareSeverities(event.severity, this.shelf) > 0) this.shelf = null;
      this.current = event.severity;
      this.worst = worseOf(this.worst, event.severity);
      this.silent = false;
    }
    if (name === 'silence' && this.current !== 'NONE') this.silent = true;
    if (name === 'acknowledge' && this.phase !== 'acknowledged') this.worst = this.current;
    this.phase = next;
    if (next === 'normal') this.worst = 'NONE';
    return heard && this.shelf === null;
  }

  #nameOf(event: AlarmEvent): TableEvent | null {
    if (event.type === 'acknowledge')
      return event.seen !== undefined && compareSeverities(event.seen, this.worst) < 0 ? null : 'acknowledge';
    if (event.type === 'silence') return this.silent ? null : 'silence';
    if (event.type !== 'report') return null;
    if (event.severity === 'NONE') return 'clear';
    if (event.anew) return 'another';
    // Worse than anything since the last acknowledgement, or than what was put aside.
    const worse = compareSeverities(event.severity, this.worst) > 0;
    return worse || (this.shelf !== null && compareSeverities(event.severity, this.shelf) > 0) ? 'worse' : 'raise';
  }
}

const anEvent: fc.Arbitrary<AlarmEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ALARM_SEVERITIES).map(report) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...ALARM_SEVERITIES)
      .map((severity): AlarmEvent => ({ type: 'report', severity, words: WORDS, anew: true })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('acknowledge' as const),
      by: fc.constant('ana'),
      seen: fc.constantFrom(undefined, ...ALARM_SEVERITIES),
    }),
  },
  { weight: 1, arbitrary: fc.constant<AlarmEvent>({ type: 'silence' }) },
  { weight: 1, arbitrary: fc.constant<AlarmEvent>({ type: 'escalate' }) },
  { weight: 1, arbitrary: fc.constant<AlarmEvent>({ type: 'shelve', by: 'ben', until: NOW + 5000, reason: 'work' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<AlarmEvent[]>({ type: 'unshelve', by: null }, { type: 'unshelve', by: 'ben' }),
  },
);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

describe('over 12,000 random lives of three alarms', () => {
  const life = fc.array(fc.tuple(fc.constantFrom('rain', 'wind', 'dome'), anEvent), { maxLength: 24 });

  test('phase, worst severity, shelf and sounds are those of the table; one never touches another', () => {
    fc.assert(
      fc.property(life, (events) => {
        const states = new Map(['rain', 'wind', 'dome'].map((key) => [key, normalAlarm(key, WORDS, NOW)]));
        const books = new Map(['rain', 'wind', 'dome'].map((key) => [key, new Notebook()]));
        events.forEach(([key, event], index) => {
          const others = [...states].filter(([other]) => other !== key);
          // A process may die and come back between any two steps.
          const before = JSON.parse(JSON.stringify(states.get(key))) as AlarmState;
          const book = books.get(key) ?? new Notebook();
          const { state, sounds } = stepAlarm(before, event, NOW + index);
          states.set(key, state);
          const heard = book.take(event);
          must(phaseOf(state) === book.phase, `${phaseOf(state)} instead of ${book.phase}`);
          must(state.severity === book.worst, `worst ${state.severity} instead of ${book.worst}`);
          must(book.phase === 'normal' || state.currentSeverity === book.current, 'what it is now');
          must((state.shelf === null) === (book.shelf === null), 'shelf');
          if (event.type !== 'escalate') must(sounds === heard, `heard: ${sounds} instead of ${heard}`);
          must((state.waitingSince !== null) === isWaiting(state), 'counted as waiting exactly when it waits');
          must((state.acknowledgedBy !== null) === (phaseOf(state) === 'acknowledged'), 'who acknowledged');
          must(compareSeverities(state.severity, state.currentSeverity) >= 0, 'the worst is the worst');
          for (const [other, kept] of others) must(states.get(other) === kept, `${key} touched ${other}`);
        });
      }),
      { numRuns: 12_000 },
    );
  });
});
