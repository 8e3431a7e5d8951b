import { beforeEach, describe, expect, it } from 'vitest';
import type { WindowView } from '../../../../electron/ipc/contract/windows.ts';
import { ConsoleWindows } from '../../../../electron/windows/ConsoleWindows.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { display, FakeShell } from '../../../doubles/FakeShell.ts';
import { rememberingLog } from '../../../doubles/rememberingLog.ts';

const one = [display('1', 0, 0, 1920, 1080, true)];
const two = [display('1', 0, 0, 1920, 1080, false), display('2', 1920, 0, 2560, 1440, true)];

describe('ConsoleWindows', () => {
  const stored = new Map<string, string>();
  const settings = {
    get: async (key: string) => stored.get(key) ?? null,
    set: async (key: string, value: string | null) => {
      if (value === null) stored.delete(key);
      else stored.set(key, value);
    },
  };
  let shell: FakeShell;
  let log = rememberingLog();
  let clock: ManualClock;
  let told: readonly WindowView[];

  const build = (screens = one) => {
    shell = new FakeShell(screens);
    log = rememberingLog();
    clock = new ManualClock();
    told = [];
    return new ConsoleWindows({
      shell,
      settings,
      wall: clock,
      log,
      onChange: (windows) => {
        told = windows;
      },
    });
  };
  const views = (windows: ConsoleWindows) => windows.list().map(({ view }) => view);

  beforeEach(() => stored.clear());

  it('fills one monitor with the overview', async () => {
    const windows = build();
    await windows.start();
    expect(shell.orders).toMatchObject([
      { id: 'w1', view: 'overview', title: 'PyROS – Overview', place: { x: 0, y: 0, width: 1920, height: 1040 } },
    ]);
    expect(told).toEqual(windows.list());
  });

  it('shows a view on each monitor, the overview on the primary one', async () => {
    const windows = build(two);
    await windows.start();
    expect(windows.list().map(({ view, place }) => [view, place.x])).toEqual([
      ['overview', 1920],
      ['environment', 0],
    ]);
  });

  it('brings back after a crash what was open, where it was, for each set of monitors', async () => {
    const windows = build(two);
    await windows.start();
    await windows.open({ view: 'telescope', panel: 'dome' });
    windows.showing('w2', 'alerts');
    await shell.move('w3', { x: 2000, y: 100, width: 900, height: 700 });
    await clock.advance(6000);
    // No stop(): the process was killed here.
    const again = build(two);
    await again.start();
    expect(again.list()).toEqual([
      { id: 'w1', view: 'overview', panel: null, place: { x: 1920, y: 0, width: 2560, height: 1400 } },
      { id: 'w2', view: 'alerts', panel: null, place: { x: 0, y: 0, width: 1920, height: 1040 } },
      { id: 'w3', view: 'telescope', panel: 'dome', place: { x: 2000, y: 100, width: 900, height: 700 } },
    ]);
    const laptop = build(one);
    await laptop.start();
    expect(views(laptop)).toEqual(['overview']);
  });

  it('opens the usual windows when the record cannot be read', async () => {
    for (const record of ['{', '[]', '[{"view":"casino","panel":null,"place":{"x":0,"y":0,"width":9,"height":9}}]']) {
      stored.set('windows:1920x1080+0+0', record);
      const windows = build();
      await windows.start();
      expect(views(windows)).toEqual(['overview']);
    }
  });

  it('brings a window back onto a monitor that is there', async () => {
    const place = { x: 5000, y: -300, width: 4000, height: 200 };
    stored.set('windows:1920x1080+0+0', JSON.stringify([{ view: 'images', panel: null, place }]));
    const windows = build();
    await windows.start();
    expect(windows.list()[0]?.place).toEqual({ x: 0, y: 0, width: 1920, height: 480 });
  });

  it('opens what can be opened and says what could not; none at all is a fault', async () => {
    const windows = build(two);
    shell.broken.add('environment');
    await windows.start();
    expect(views(windows)).toEqual(['overview']);
    expect(log.lines).toEqual([expect.stringMatching(/error the window environment could not be opened: .*broken/)]);
    const none = build();
    shell.broken.add('overview');
    await expect(none.start()).rejects.toThrow(/No window/);
  });

  it('opens further windows beside the last, and refuses too many and unknown ones in words', async () => {
    const windows = build();
    await windows.start();
    await shell.move('w1', { x: 100, y: 50, width: 800, height: 600 });
    await clock.advance(6000);
    const next = await windows.open({ view: 'alarms', panel: null });
    expect(next.place).toEqual({ x: 132, y: 82, width: 800, height: 600 });
    while (windows.list().length < 24) await windows.open({ view: 'log', panel: null });
    await expect(windows.open({ view: 'log', panel: null })).rejects.toThrow(/already 24 windows/);
    await expect(windows.close('w99')).rejects.toThrow(/no window w99/);
  });

  it('remembers the last windows there were, not that there were none', async () => {
    const windows = build();
    await windows.start();
    await windows.open({ view: 'images', panel: null });
    await windows.close('w1');
    await windows.close('w2');
    expect(told).toEqual([]);
    await windows.stop();
    const again = build();
    await again.start();
    expect(views(again)).toEqual(['images']);
  });

  it('forgets nothing when the shell closes the windows at the end', async () => {
    const windows = build(two);
    await windows.start();
    await windows.stop();
    await shell.close('w1');
    await shell.close('w2');
    expect(JSON.parse([...stored.values()][0] ?? '')).toHaveLength(2);
  });

  it('shows the console when the application is started again, also when every window is closed', async () => {
    const windows = build();
    await windows.start();
    shell.startAgain();
    expect(shell.focused).toEqual(['w1']);
    await windows.close('w1');
    shell.startAgain();
    await expect.poll(() => views(windows)).toEqual(['overview']);
  });
});
