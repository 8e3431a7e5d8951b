import { describe, expect, test } from 'vitest';
import { type AlarmState, normalAlarm } from '../../../main-services/alarms/AlarmState.ts';
import { Annunciator, type AnnunciatorNote } from '../../../main-services/alarms/Annunciator.ts';
import type { AlarmSeverity } from '../../../main-services/model/alarm.ts';

const NOW = Date.UTC(2026, 11, 16);
const MINUTE_MS = 60_000;
const words = { area: 'dome', message: 'm', effect: 'e', guidance: 'g', panel: 'telescope' } as const;
const alarm = (severity: AlarmSeverity, more: Partial<AlarmState> = {}): AlarmState => ({
  ...normalAlarm('dome', words, NOW),
  severity,
  currentSeverity: severity,
  ...more,
});

function anAnnunciator() {
  const notes: AnnunciatorNote[] = [];
  const annunciator = new Annunciator((note) => notes.push(note));
  return { annunciator, notes, sound: () => annunciator.view().sound };
}

describe('sounds', () => {
  test('what comes together is one sound, the worst', () => {
    const { annunciator, sound } = anAnnunciator();
    annunciator.sounds(alarm('SERIOUS'), 'new', NOW);
    annunciator.sounds(alarm('WARNING'), 'new', NOW + 10);
    expect(sound()).toMatchObject({ id: 1, severity: 'SERIOUS' });
    annunciator.sounds(alarm('CRITICAL'), 'new', NOW + 20);
    expect(sound()).toMatchObject({ id: 2, severity: 'CRITICAL' });
  });

  test.each([
    ['a critical one', [alarm('CRITICAL')], 30_000],
    ['a serious one', [alarm('SERIOUS')], 5 * MINUTE_MS],
    ['an escalated one', [alarm('SERIOUS', { escalatedAt: NOW })], 30_000],
    ['a warning', [alarm('WARNING')], null],
    ['the most urgent of several', [alarm('SERIOUS'), alarm('CRITICAL'), alarm('WARNING')], 30_000],
    ['nothing that waits', [], null],
  ])('repeat: %s', (_, waiting, everyMs) => {
    const { annunciator, sound } = anAnnunciator();
    annunciator.sounds(alarm('WARNING'), 'new', NOW);
    const due = annunciator.tick(waiting, NOW);
    expect(due).toBe(everyMs === null ? null : NOW + everyMs);
    if (due === null) return;
    annunciator.tick(waiting, due - 1);
    expect(sound()?.id).toBe(1);
    annunciator.tick(waiting, due);
    expect(sound()).toMatchObject({ id: 2, cause: 'repeat', at: due });
  });

  test('a mute that is over at a restart is none', () => {
    const { annunciator } = anAnnunciator();
    annunciator.restore({ by: 'ana', until: NOW }, [], NOW);
    expect(annunciator.view().mutedUntil).toBeNull();
  });
});

describe('a flood', () => {
  test.each([
    [10, false],
    [11, true],
  ])('%i alarms in ten minutes: %s', (alarms, flood) => {
    const { annunciator, notes } = anAnnunciator();
    for (let i = 0; i < alarms; i++) annunciator.sounds(alarm('WARNING'), 'new', NOW + i * 50_000);
    expect(annunciator.view().flood !== null).toBe(flood);
    expect(notes.map(({ kind }) => kind)).toEqual(flood ? ['flood'] : []);
  });

  test('never begins when they come slowly, and an escalation is no new alarm', () => {
    const { annunciator } = anAnnunciator();
    for (let i = 0; i < 100; i++) {
      annunciator.sounds(alarm('WARNING'), 'new', NOW + i * MINUTE_MS);
      annunciator.sounds(alarm('WARNING'), 'escalated', NOW + i * MINUTE_MS);
    }
    expect(annunciator.view().flood).toBeNull();
  });

  test('ends when fewer than five came in ten minutes', () => {
    const { annunciator, notes } = anAnnunciator();
    for (let i = 0; i < 20; i++) annunciator.sounds(alarm('WARNING'), 'new', NOW + i * 1000);
    const due = annunciator.tick([], NOW + 20_000);
    expect(due).toBe(NOW + 15_000 + 10 * MINUTE_MS);
    annunciator.tick([], (due ?? 0) - 1);
    expect(annunciator.view().flood).not.toBeNull();
    annunciator.tick([], due ?? 0);
    expect(annunciator.view().flood).toBeNull();
    expect(notes.at(-1)).toMatchObject({ kind: 'flood-over', detail: '20 alarms in all.' });
  });
});
