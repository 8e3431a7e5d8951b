import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DRIVERS } from '../../../../devices/drivers.ts';
import { completeInstruction } from '../../../../devices/grammar/completeInstruction.ts';
import { NOT_FITTED, pyrosSetting } from '../../../../devices/pyrosSettings.ts';
import type { WireFrame } from '../../../../main-services/model/equipment.ts';
import { joinPages } from '../../../../renderer/ipc/joinPages.ts';
import { auditQuestion, NOTHING_TYPED } from '../../../../renderer/views/audit/auditFilter.ts';
import { completeLine, faultSpan } from '../../../../renderer/views/devices/completeLine.ts';
import { isOffline, linkSign } from '../../../../renderer/views/devices/deviceWords.ts';
import { fitsFrameFilter, keepFrames } from '../../../../renderer/views/devices/frameFilter.ts';
import { recallLines, rememberLines, withLine } from '../../../../renderer/views/devices/instructionHistory.ts';
import { alpacaChoices } from '../../../../renderer/views/settings/alpacaChoices.ts';
import { draftOf, readDraft, sameSetting, withDriver } from '../../../../renderer/views/settings/settingDraft.ts';

describe('a line of the instrument language', () => {
  test.each([
    ['do te', ['TELESCOPE'], 'do TELESCOPE '],
    ['DO CAMERA', ['CAMERA_VIS', 'CAMERA_NIR'], 'DO CAMERA_'],
    ['DO CAMERA_', ['CAMERA_VIS', 'CAMERA_NIR'], 'DO CAMERA_'],
    ['GET DOME STATUS;g', ['GET'], 'GET DOME STATUS;GET '],
    ['DO TELESCOPE GOTO r', ['ra='], 'DO TELESCOPE GOTO ra='],
    ['', ['GET', 'SET', 'DO'], ''],
    ['nonsense', [], 'nonsense'],
  ])('"%s" after Tab', (line, words, after) => {
    expect(completeLine(line, words)).toBe(after);
  });

  test('Tab with the language’s own candidates never loses a letter that was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('g', 'GET do', 'set plc l', 'DO TELESCOPE GOTO', 'do dome r', ';d'), (line) => {
        const after = completeLine(line, completeInstruction(line));
        expect(after.toUpperCase().startsWith(line.toUpperCase())).toBe(true);
      }),
    );
  });

  test.each([
    ['DO DOME FLY now', 8, { start: 8, end: 11 }],
    ['DO DOME', 7, { start: 7, end: 8 }],
    ['DO', 99, { start: 2, end: 3 }],
  ])('what is wrong in "%s" is underlined', (line, position, span) => {
    expect(faultSpan(line, position)).toEqual(span);
  });

  test('what was said is remembered for each user, the last 200 lines', () => {
    const shelf = new Map<string, string>();
    const storage = {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
    };
    let lines: readonly string[] = [];
    for (let count = 0; count < 250; count++) lines = withLine(lines, `GET DOME STATUS ${Math.floor(count / 2)}`);
    expect(rememberLines(storage, 'anna', lines)).toBe(true);
    expect(recallLines(storage, 'anna')).toEqual(lines);
    expect(lines).toHaveLength(125);
    expect(recallLines(storage, 'ben')).toEqual([]);
    shelf.set('pyros.instructions.ben', '{"not":"a list"');
    expect(recallLines(storage, 'ben')).toEqual([]);
    const full = {
      ...storage,
      setItem: () => {
        throw new Error('no room');
      },
    };
    expect(rememberLines(full, 'anna', lines)).toBe(false);
  });
});

describe('the protocol monitor', () => {
  const frame = (id: number, direction: WireFrame['direction'] = 'sent', text = 'LOOP'): WireFrame => {
    return { id, at: 0, direction, text, hex: '4c 4f 4f 50', bytes: 4 };
  };

  test('filters by direction, text and bytes', () => {
    expect(fitsFrameFilter(frame(1), { direction: 'both', text: ' loo' })).toBe(true);
    expect(fitsFrameFilter(frame(1), { direction: 'both', text: '4F 4f' })).toBe(true);
    expect(fitsFrameFilter(frame(1), { direction: 'received', text: '' })).toBe(false);
    expect(fitsFrameFilter(frame(1), { direction: 'sent', text: 'park' })).toBe(false);
  });

  test('keeps the newest, none twice', () => {
    const kept = keepFrames([frame(1), frame(2)], [], 3);
    expect(keepFrames([frame(2), frame(3), frame(4)], kept, 3).map(({ id }) => id)).toEqual([4, 3, 2]);
    expect(keepFrames([], kept, 3)).toBe(kept);
  });
});

test('pages join without gap or repetition, whatever came in between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (before, more) => {
      const page = (newest: number, length: number) =>
        Array.from({ length: Math.min(length, newest) }, (_, index) => ({ id: newest - index }));
      const known = page(before, 10);
      const joined = joinPages(page(before + more, 10), known, 10).map(({ id }) => id);
      expect(joined).toEqual(page(before + more, joined.length).map(({ id }) => id));
      expect(joined.length).toBeGreaterThanOrEqual(Math.min(10, before + more));
    }),
  );
});

describe('the setting of a device as it is typed', () => {
  const set = pyrosSetting({ host: '127.0.0.1', port: 5000 });
  const entry = (name: string) => {
    const found = DRIVERS.find((one) => one.name === name);
    if (!found) throw new Error(`no driver ${name}`);
    return found;
  };

  test('is read back as it was', () => {
    const read = readDraft(draftOf(set), entry('pyros'), 'Dome');
    expect(read.ok && sameSetting(read.setting, set)).toBe(true);
  });

  test('another driver brings its usual port, and says what it still needs', () => {
    const draft = withDriver(draftOf(set), entry('indi'), set);
    expect(draft.port).toBe('7624');
    expect(readDraft(draft, entry('indi'), 'Dome')).toEqual({
      ok: false,
      faults: ['"Name of the device on the INDI server" is not given.'],
    });
    const named = readDraft({ ...draft, settings: { device: ' Roof ', wheel: 'of a camera' } }, entry('indi'), 'Dome');
    expect(named).toMatchObject({ ok: true, setting: { driver: 'indi', port: 7624, settings: { device: 'Roof' } } });
    expect(withDriver(draft, entry('pyros'), set)).toEqual(draftOf(set));
  });

  test('a serial mount needs a port of the computer and no socket', () => {
    const draft = withDriver(draftOf(set), entry('lx200'), set);
    expect(readDraft(draft, entry('lx200'), 'Telescope')).toMatchObject({
      ok: false,
      faults: ['The serial port is not given.'],
    });
    const given = readDraft({ ...draft, path: '/dev/ttyUSB0', port: 'rubbish' }, entry('lx200'), 'Telescope');
    expect(given).toMatchObject({ ok: true, setting: { driver: 'lx200', path: '/dev/ttyUSB0', baudRate: 9600 } });
  });

  test('what is not fitted needs no address, and is left for a driver with the port that is usual there', () => {
    const empty = { ...draftOf(set), driver: 'none' as const, host: '', port: '', path: '', baudRate: '' };
    expect(readDraft(empty, entry('none'), 'Rotator')).toMatchObject({ ok: true, setting: { driver: 'none' } });
    expect(withDriver(empty, entry('alpaca'), NOT_FITTED)).toMatchObject({ driver: 'alpaca', port: '11111' });
  });

  test.each([
    [{ port: '0' }, /port is a whole number from 1/],
    [{ port: '70000' }, /port/],
    [{ port: '5e3' }, /port/],
    [{ host: '  ' }, /host is not given/],
  ])('%o is wrong', (part, words) => {
    const read = readDraft({ ...draftOf(set), ...part }, entry('pyros'), 'Dome');
    expect(read.ok ? '' : read.faults.join(' ')).toMatch(words);
  });
});

test.each([
  [pyrosSetting({ host: 'a', port: 1 }), true, false, 'connected'],
  [pyrosSetting({ host: 'a', port: 1 }), false, true, 'offline'],
  [NOT_FITTED, false, false, 'not fitted'],
])('a line is connected, offline, or not there to be missed (%#)', (setting, connected, offline, word) => {
  const view = { setting, simulated: false, link: { connected, since: 0, lastReplyAt: null, fault: null } };
  expect(isOffline(view)).toBe(offline);
  expect(linkSign(view).word).toBe(word);
});

test('Alpaca servers offer what is of the device’s kind', () => {
  const devices = [
    { type: 'camera', number: 1, name: 'QHY', uniqueId: '' },
    { type: 'Dome', number: 0, name: '', uniqueId: '' },
  ];
  const servers = [{ host: '10.1.4.9', port: 11_111, title: 'dome box', devices, fault: null }];
  expect(alpacaChoices(servers, 'CameraNIR')).toEqual([
    { words: 'QHY, 10.1.4.9:11111', part: { host: '10.1.4.9', port: '11111', deviceNumber: '1' } },
  ]);
  expect(alpacaChoices(servers, 'Dome')[0]?.words).toBe('Dome 0, 10.1.4.9:11111');
  expect(alpacaChoices(servers, 'Telescope')).toEqual([]);
});

test('the audit is asked for what is typed and understood, and nothing else', () => {
  const now = Date.UTC(2026, 11, 16, 6);
  expect(auditQuestion(NOTHING_TYPED, now).question).toEqual({});
  const typed = { text: ' dome ', by: 'anna', outcome: 'not-done', from: '05:30', to: 'soon' } as const;
  const { question, to } = auditQuestion(typed, now);
  expect(question).toEqual({ text: 'dome', by: 'anna', outcome: 'not-done', from: Date.UTC(2026, 11, 16, 5, 30) });
  expect(to.ok).toBe(false);
});
