import { describe, expect, test } from 'vitest';
import { InMemoryAlarms } from '../../doubles/InMemoryAlarms.ts';
import { anAlarmBoard } from './anAlarmBoard.ts';

const MINUTE_MS = 60_000;

describe('one alarm', () => {
  test.each([
    ['raised only', ['raise'], { cleared: false, acknowledged: false }],
    ['raised and cleared: still there', ['raise', 'clear'], { cleared: true, acknowledged: false }],
    ['raised and acknowledged: still there', ['raise', 'ack'], { cleared: false, acknowledged: true }],
    ['acknowledged, then cleared: gone', ['raise', 'ack', 'clear'], null],
    ['cleared, then acknowledged: gone', ['raise', 'clear', 'ack'], null],
    ['back after it was at rest', ['raise', 'clear', 'ack', 'raise'], { cleared: false, acknowledged: false }],
    ['back before it was acknowledged', ['raise', 'clear', 'raise'], { cleared: false, acknowledged: false }],
    ['worse after an acknowledgement', ['raise', 'ack', 'worse'], { cleared: false, acknowledged: false }],
    ['the same again after an acknowledgement', ['raise', 'ack', 'raise'], { cleared: false, acknowledged: true }],
    ['cleared without ever being raised', ['clear'], null],
  ])('%s', (_, events, expected) => {
    const { alarms, raise, one } = anAlarmBoard();
    for (const event of events) {
      if (event === 'raise') raise('spare');
      if (event === 'worse') raise('spare', 'CRITICAL');
      if (event === 'clear') alarms.clear('spare');
      if (event === 'ack') alarms.acknowledge('spare', 'ana');
    }
    const found = one('spare');
    if (expected === null) expect(found).toBeUndefined();
    else {
      expect(found?.clearedAt !== null).toBe(expected.cleared);
      expect(found?.acknowledgedBy).toBe(expected.acknowledged ? 'ana' : null);
    }
  });

  test('keeps the worst severity until it is acknowledged, and counts how often it came', () => {
    const { alarms, raise, one } = anAlarmBoard();
    raise('spare', 'CRITICAL');
    raise('spare', 'WARNING');
    expect(one('spare')).toMatchObject({
      severity: 'CRITICAL',
      currentSeverity: 'WARNING',
      count: 1,
    });
    alarms.clear('spare');
    raise('spare');
    expect(one('spare')?.count).toBe(2);
  });

  test('a source that speaks once and says something else speaks of something else: one never hides another', async () => {
    const { alarms, clock, one, sounds } = anAlarmBoard();
    alarms.raise('command:Dome', { message: 'Dome did not do as it was told: OPEN' });
    alarms.acknowledge('command:Dome', 'ana');
    alarms.raise('command:Dome', { message: 'Dome did not do as it was told: OPEN' });
    expect(one('command:Dome')).toMatchObject({ acknowledgedBy: 'ana', count: 1 });
    await clock.advance(1000);
    alarms.raise('command:Dome', { message: 'Dome did not do as it was told: CLOSE' });
    expect(one('command:Dome')).toMatchObject({ acknowledgedBy: null, count: 2 });
    expect(sounds).toEqual(['new SERIOUS', 'new SERIOUS']);
  });

  test('a measurement that changes its words is the same condition', () => {
    const { alarms, one } = anAlarmBoard();
    alarms.raise('environment:wind', { message: 'Wind: 12 m/s' });
    alarms.acknowledge('environment:wind', 'ana');
    alarms.raise('environment:wind', { message: 'Wind: 13 m/s' });
    expect(one('environment:wind')).toMatchObject({ acknowledgedBy: 'ana', count: 1, message: 'Wind: 13 m/s' });
  });

  test('takes from the catalogue what its source does not say', () => {
    const { alarms, one } = anAlarmBoard();
    alarms.raise('closing:dome', { message: 'The dome is not verified shut' });
    expect(one('closing:dome')).toMatchObject({ severity: 'CRITICAL', area: 'dome', panel: 'telescope/dome' });
    expect(one('closing:dome')?.guidance).toMatch(/close by hand or by the pendant/);
  });

  test.each([
    ['gone', (board: Board) => board.alarms.acknowledge('nothing', 'ana'), /gone already/],
    ['acknowledged already', (board: Board) => board.alarms.acknowledge('seen', 'ben'), /acknowledged already, by ana/],
    [
      'worse than what was seen',
      (board: Board) => board.alarms.acknowledge('worse', 'ana', 'WARNING'),
      /become CRITICAL/,
    ],
    ['not shelved', (board: Board) => board.alarms.unshelve('seen', 'ana'), /not shelved/],
    ['shelved for no time', (board: Board) => board.alarms.shelve('seen', 'ana', 0, 'work'), /for how long/],
    ['shelved for NaN', (board: Board) => board.alarms.shelve('seen', 'ana', Number.NaN, 'work'), /for how long/],
    ['shelved without a reason', (board: Board) => board.alarms.shelve('seen', 'ana', 1000, ' \n '), /Say why/],
    ['shelved for days', (board: Board) => board.alarms.shelve('seen', 'ana', 1e9, 'work'), /720 min at most/],
    [
      'critical, shelved for hours',
      (board: Board) => board.alarms.shelve('worse', 'ana', 1e7, 'work'),
      /30 min at most/,
    ],
    ['muted for hours', (board: Board) => board.alarms.mute('ana', 1e7), /up to 30 min/],
    ['muted for NaN', (board: Board) => board.alarms.mute('ana', Number.NaN), /up to 30 min/],
  ])('refuses in words: %s', (_, act, reason) => {
    const board = anAlarmBoard();
    board.raise('seen');
    board.alarms.acknowledge('seen', 'ana');
    board.raise('worse', 'CRITICAL');
    const before = board.alarms.list();
    expect(act(board)).toMatch(reason);
    expect(board.alarms.list()).toEqual(before);
  });

  test('words of any length and kind are brought to one bearable line', () => {
    const { alarms, keys, told } = anAlarmBoard();
    alarms.raise(`k\n${'x'.repeat(1000)}`, { message: `\u0000a\r\nb${'y'.repeat(10_000)}`, guidance: '' });
    alarms.raise('empty', { message: '\n' });
    expect(keys()[0]).toHaveLength(200);
    expect(told().map(({ message }) => message.length)).toEqual([500, 5]);
    alarms.clear(`k\n${'x'.repeat(1000)}`);
    expect(told().find(({ key }) => key !== 'empty')?.clearedAt).not.toBeNull();
  });
});

type Board = ReturnType<typeof anAlarmBoard>;

describe('the list', () => {
  test('waiting first, then the worst, then the newest; shelved and acknowledged below', async () => {
    const { alarms, clock, keys, raise } = anAlarmBoard();
    for (const [key, severity] of [
      ['old', 'WARNING'],
      ['acknowledged', 'CRITICAL'],
      ['serious', 'SERIOUS'],
      ['shelved', 'SERIOUS'],
      ['new', 'WARNING'],
    ] as const) {
      raise(key, severity);
      await clock.advance(1000);
    }
    alarms.acknowledge('acknowledged', 'ana');
    alarms.shelve('shelved', 'ana', MINUTE_MS, 'work');
    expect(keys()).toEqual(['serious', 'new', 'old', 'acknowledged', 'shelved']);
  });

  test('listeners see every change, and nothing when nothing changes', () => {
    const { raise, told } = anAlarmBoard();
    raise('spare');
    const first = told();
    expect(first).toHaveLength(1);
    raise('spare');
    expect(told()).toBe(first);
  });
});

describe('time', () => {
  test('a shelf ends by itself; what waits sounds then, and counts its escalation from then', async () => {
    const { alarms, clock, raise, one, sounds, kinds } = anAlarmBoard();
    raise('spare', 'SERIOUS');
    expect(alarms.shelve('spare', 'ana', 60 * MINUTE_MS, 'The cable is being changed')).toBe(true);
    await clock.advance(59 * MINUTE_MS);
    expect(sounds).toEqual(['new SERIOUS']);
    await clock.advance(MINUTE_MS);
    expect(one('spare')?.shelf).toBeNull();
    expect(sounds).toEqual(['new SERIOUS', 'new SERIOUS']);
    await clock.advance(15 * MINUTE_MS);
    expect(one('spare')?.escalatedAt).toBe(clock.now());
    await alarms.settled();
    expect(kinds()).toEqual(['raised', 'shelved', 'unshelved', 'escalated']);
  });

  test('a shelf keeps what comes and goes out of the way, through rest and all', async () => {
    const { alarms, clock, raise, one, sounds } = anAlarmBoard();
    raise('spare');
    alarms.shelve('spare', 'ana', 60 * MINUTE_MS, 'work');
    alarms.acknowledge('spare', 'ana');
    alarms.clear('spare');
    expect(one('spare')).toMatchObject({ severity: 'NONE', shelf: { by: 'ana' } });
    raise('spare');
    expect(sounds).toEqual(['new WARNING']);
    raise('spare', 'CRITICAL');
    expect(one('spare')?.shelf).toBeNull();
    expect(sounds).toEqual(['new WARNING', 'new CRITICAL']);
    await clock.advance(1);
  });

  test('nobody acknowledges: a critical alarm repeats every 30 s and is escalated after 5 minutes', async () => {
    const { alarms, clock, raise, sounds, one } = anAlarmBoard();
    raise('spare', 'CRITICAL');
    await clock.advance(5 * MINUTE_MS - 1);
    expect(sounds).toEqual(['new CRITICAL', ...Array(9).fill('repeat CRITICAL')]);
    await clock.advance(1);
    expect(sounds.filter((sound) => sound.startsWith('escalated'))).toHaveLength(1);
    expect(one('spare')?.escalatedAt).toBe(clock.now());
    alarms.acknowledge('spare', 'ana');
    const heard = sounds.length;
    await clock.advance(60 * MINUTE_MS);
    expect(sounds).toHaveLength(heard);
  });

  test('over but never seen, it still repeats and escalates', async () => {
    const { alarms, clock, raise, one, sounds } = anAlarmBoard();
    raise('spare', 'CRITICAL');
    alarms.clear('spare');
    await clock.advance(5 * MINUTE_MS);
    expect(one('spare')?.escalatedAt).not.toBeNull();
    expect(sounds.length).toBeGreaterThan(9);
  });

  test('a source that falls silent: it stands, waits again for somebody, and escalates; heard again, it is believed', async () => {
    const { alarms, clock, one, sounds } = anAlarmBoard();
    const rain = () => alarms.raise('environment:rain', { message: 'Rain: raining hard' });
    rain();
    alarms.acknowledge('environment:rain', 'ana');
    for (let second = 0; second < 120; second += 2) {
      await clock.advance(2000);
      rain();
    }
    expect(one('environment:rain')?.silentSince).toBeNull();
    await clock.advance(MINUTE_MS);
    expect(one('environment:rain')).toMatchObject({ silentSince: clock.now(), acknowledgedBy: null, clearedAt: null });
    expect(sounds.at(-1)).toBe('new SERIOUS');
    await clock.advance(15 * MINUTE_MS);
    expect(one('environment:rain')?.escalatedAt).not.toBeNull();
    rain();
    expect(one('environment:rain')?.silentSince).toBeNull();
    alarms.acknowledge('environment:rain', 'ana');
    alarms.clear('environment:rain');
    await clock.advance(MINUTE_MS);
    expect(one('environment:rain')).toBeUndefined();
  });

  test('a condition that flickers is one alarm, by its delays and its count', async () => {
    const { alarms, clock, one, sounds } = anAlarmBoard();
    const suspect = (holds: boolean) =>
      holds
        ? alarms.raise('sensor:WXT520:wind', { message: 'WXT520 is suspected' })
        : alarms.clear('sensor:WXT520:wind');
    suspect(true);
    await clock.advance(9999);
    expect(one('sensor:WXT520:wind')).toBeUndefined();
    suspect(false);
    await clock.advance(MINUTE_MS);
    suspect(true);
    suspect(false);
    expect(one('sensor:WXT520:wind')).toBeUndefined();
    // The third time within ten minutes.
    suspect(true);
    expect(one('sensor:WXT520:wind')).toMatchObject({ count: 1 });
    for (let turn = 0; turn < 20; turn++) {
      await clock.advance(5000);
      suspect(turn % 2 === 1);
    }
    expect(one('sensor:WXT520:wind')).toMatchObject({ count: 1, clearedAt: null });
    expect(sounds).toEqual(['new WARNING']);
    suspect(false);
    await clock.advance(30_000);
    expect(one('sensor:WXT520:wind')?.clearedAt).toBe(clock.now());
  });

  test('after stop nothing is looked at any more', async () => {
    const { alarms, clock, raise, sounds } = anAlarmBoard();
    raise('spare', 'CRITICAL');
    await alarms.stop();
    await clock.advance(60 * MINUTE_MS);
    expect(sounds).toEqual(['new CRITICAL']);
  });
});

describe('a flood', () => {
  test('is heard as one, but for what is critical; all of it is in the list and in the history; it ends', async () => {
    const { alarms, clock, raise, sounds, told, kinds } = anAlarmBoard();
    for (let i = 0; i < 200; i++) {
      raise(`alarm:${i}`, i === 150 ? 'CRITICAL' : 'WARNING');
      await clock.advance(1000);
    }
    expect(told()).toHaveLength(200);
    expect(sounds.filter((sound) => sound === 'new WARNING')).toHaveLength(10);
    expect(sounds.filter((sound) => sound.startsWith('flood'))).toHaveLength(1);
    expect(sounds).toContain('new CRITICAL');
    expect(alarms.annunciation().flood).toMatchObject({ alarms: 200 });
    expect(told()[0]?.key).toBe('alarm:150');
    for (const { key } of told()) alarms.acknowledge(key, 'ana');
    await clock.advance(10 * MINUTE_MS);
    expect(alarms.annunciation().flood).toBeNull();
    await alarms.settled();
    expect(kinds().filter((kind) => kind === 'raised')).toHaveLength(200);
    expect(kinds().slice(-1)).toEqual(['flood-over']);
    raise('another');
    expect(sounds.at(-1)).toBe('new WARNING');
  });
});

describe('muted', () => {
  test('only new critical alarms are heard; it ends by itself and tells what was missed', async () => {
    const { alarms, clock, raise, sounds } = anAlarmBoard();
    raise('loud', 'CRITICAL');
    expect(alarms.mute('ana', 5 * MINUTE_MS)).toBe(true);
    expect(alarms.annunciation()).toMatchObject({ mutedBy: 'ana', mutedUntil: clock.now() + 5 * MINUTE_MS });
    await clock.advance(2 * MINUTE_MS);
    raise('soft', 'SERIOUS');
    expect(sounds).toEqual(['new CRITICAL']);
    raise('worse', 'CRITICAL');
    expect(sounds).toEqual(['new CRITICAL', 'new CRITICAL']);
    alarms.acknowledge('loud', 'ana');
    alarms.acknowledge('worse', 'ana');
    await clock.advance(3 * MINUTE_MS);
    expect(alarms.annunciation().mutedUntil).toBeNull();
    expect(sounds.at(-1)).toBe('new SERIOUS');
  });

  test('by hand it ends quietly', async () => {
    const { alarms, clock, raise, sounds } = anAlarmBoard();
    alarms.mute('ana', 5 * MINUTE_MS);
    raise('soft');
    alarms.unmute('ana');
    await clock.advance(10 * MINUTE_MS);
    expect(sounds).toEqual([]);
  });
});

describe('over a restart', () => {
  test('alarms, shelves, silence and flood are as they were, and go on', async () => {
    const first = anAlarmBoard();
    first.raise('spare', 'SERIOUS');
    first.raise('seen');
    first.alarms.acknowledge('seen', 'ana');
    first.raise('shelved');
    first.alarms.shelve('shelved', 'ben', 10 * MINUTE_MS, 'work');
    for (let i = 0; i < 12; i++) first.raise(`flood:${i}`);
    first.alarms.mute('ana', 20 * MINUTE_MS);
    await first.alarms.stop();
    const second = anAlarmBoard(first.store, first.clock);
    await second.alarms.restore();
    expect(second.alarms.list()).toEqual(first.alarms.list());
    expect(second.alarms.annunciation()).toMatchObject({ mutedBy: 'ana', flood: { alarms: 15 } });
    second.alarms.clear('seen');
    expect(second.one('seen')).toBeUndefined();
    await second.clock.advance(10 * MINUTE_MS);
    expect(second.one('shelved')?.shelf).toBeNull();
    await second.clock.advance(10 * MINUTE_MS);
    expect(second.one('spare')?.escalatedAt).not.toBeNull();
    expect(second.alarms.annunciation().mutedUntil).toBeNull();
  });

  test.each(['', '{', '{}', '[1]', 'null', '{"by":1,"until":2}', '{"by":"ana","until":"x"}'])(
    'a torn silence %s is told and is none',
    async (text) => {
      const store = new InMemoryAlarms();
      store.settings.set('alarm-mute', text);
      const { alarms, log } = anAlarmBoard(store);
      await alarms.restore();
      expect(alarms.annunciation().mutedUntil).toBeNull();
      expect(log.lines[0]).toMatch(/^error the stored silence of the alarms cannot be read/);
    },
  );
});

describe('a database that is away', () => {
  test('is told once; everything is kept and stored when it is back, in order', async () => {
    const { alarms, clock, store, raise, log, kinds } = anAlarmBoard();
    store.fault = new Error('disk full');
    raise('spare');
    await alarms.settled();
    alarms.acknowledge('spare', 'ana');
    await clock.advance(20_000);
    expect(log.lines.filter((line) => line.includes('could not be stored'))).toHaveLength(1);
    store.fault = null;
    await clock.advance(5000);
    await alarms.settled();
    expect(kinds()).toEqual(['raised', 'acknowledged']);
    expect(store.states.get('spare')).toMatchObject({ acknowledgedBy: 'ana' });
    expect(log.lines.at(-1)).toContain('stored again');
  });
});
