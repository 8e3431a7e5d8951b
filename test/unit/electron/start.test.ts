import { describe, expect, it } from 'vitest';
import { chooseShell } from '../../../electron/chooseShell.ts';
import { readCommandLine } from '../../../electron/commandLine.ts';
import { findElectron } from '../../../electron/findElectron.ts';

describe('readCommandLine', () => {
  it.each([
    [[], { shell: null, dataDirectory: 'data', arguments: [] }],
    [['--shell', 'none', '--speed', '60'], { shell: 'none', dataDirectory: 'data', arguments: ['--speed', '60'] }],
    [['--data=/d', '--shell=chromium'], { shell: 'chromium', dataDirectory: '/d', arguments: [] }],
    [['--data', '/d', 'x'], { shell: null, dataDirectory: '/d', arguments: ['x'] }],
  ])('reads %j', (args, expected) => {
    expect(readCommandLine(args, {})).toEqual(expected);
  });

  it('takes the data directory from the environment when it is not named', () => {
    expect(readCommandLine([], { PYROS_DATA: '/night' }).dataDirectory).toBe('/night');
  });

  it.each([
    [['--shell'], /--shell needs a value/],
    [['--data', '--shell', 'none'], /--data needs a value/],
    [['--shell', 'gnome'], /there are the shells electron, chromium, none/],
  ])('refuses %j in words', (args, reason) => {
    expect(() => readCommandLine(args, {})).toThrow(reason);
  });
});

describe('chooseShell', () => {
  const all = { display: true, electronFault: null, chromium: '/usr/bin/chromium' };
  const noElectron = { ...all, electronFault: "Electron's binary is not installed." };

  it.each([
    ['Electron where it can', null, all, 'electron', null],
    ['Chromium where Electron cannot', null, noElectron, 'chromium', /not installed/],
    ['no windows without a display', null, { ...all, display: false }, 'none', /no display/],
    ['no windows without any browser', null, { ...noElectron, chromium: null }, 'none', /not installed.*No Chromium/],
    ['what is asked for: none', 'none', all, 'none', /Asked/],
    ['what is asked for: Chromium', 'chromium', all, 'chromium', /asked for/],
    ['what is asked for: Electron', 'electron', all, 'electron', null],
  ] as const)('chooses %s, and says why it is not Electron', (_, asked, surroundings, shell, note) => {
    expect(chooseShell(asked, surroundings)).toEqual({
      shell,
      note: note === null ? null : expect.stringMatching(note),
    });
  });

  it.each([
    ['electron', noElectron, /not installed/],
    ['electron', { ...all, display: false }, /no display.*electron cannot open/],
    ['chromium', { ...all, chromium: null }, /No Chromium/],
  ] as const)('never replaces %s in silence when it was asked for', (asked, surroundings, fault) => {
    expect(chooseShell(asked, surroundings)).toEqual({ shell: null, fault: expect.stringMatching(fault) });
  });
});

describe('findElectron', () => {
  it('says in words when the binary is not there', async () => {
    expect(await findElectron('/nowhere')).toEqual({ fault: expect.stringContaining('is not installed') });
  });
});
