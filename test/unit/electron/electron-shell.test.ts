import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ElectronShell } from '../../../electron/electron-shell.ts';
import { registerScheme } from '../../../electron/electronSecurity.ts';
import { type Sender, senderFault } from '../../../electron/ipc/Sender.ts';
import { consoleFolder } from '../../doubles/consoleFolder.ts';
import { type RecordedElectron, recordedElectron } from '../../doubles/recordedElectron.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { shellContract } from './shell.contract.ts';

const folder = await consoleFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));

function build() {
  const recorded = recordedElectron();
  const log = rememberingLog();
  const { electron } = recorded;
  return {
    recorded,
    log,
    shell: new ElectronShell({ electron, rendererFolder: folder, preload: '/preload.cjs', log }),
  };
}

function windowOf({ windows }: RecordedElectron, id: string) {
  const window = windows.findLast(({ url }) => new URL(url).searchParams.get('window') === id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
}

// Plainly: no Electron runs here. The same contract runs against a double that records what the shell asks of Electron.
shellContract('Electron, against a recorded double of the module', async () => {
  const { recorded, shell } = build();
  return {
    shell,
    invokeFromPage: async (id, name, input) => {
      const { webContents } = windowOf(recorded, id);
      const event = { sender: webContents, senderFrame: webContents.mainFrame };
      return recorded.handlers.get('pyros:invoke')?.(event, name, input);
    },
    receivedByPage: async (id) => windowOf(recorded, id).webContents.sent.flatMap((batch) => JSON.parse(batch)),
    closeByHand: async (id) => windowOf(recorded, id).destroy(),
  };
});

describe('ElectronShell', () => {
  let { recorded, log, shell } = build();
  const order = { id: 'w1', view: 'overview', panel: null, title: 'PyROS', place: null } as const;

  beforeEach(async () => {
    ({ recorded, log, shell } = build());
    await shell.start('/nowhere');
  });

  it('sandboxes and isolates every page', async () => {
    await shell.open(order);
    expect(windowOf(recorded, 'w1').options.webPreferences).toMatchObject({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('keeps the title bar in the theme, in windows old and new', async () => {
    await shell.open(order);
    shell.setTheme('red');
    const red = { color: '#000000', symbolColor: '#c41c1c', height: 24 };
    expect(windowOf(recorded, 'w1').titleBar).toEqual(red);
    await shell.open({ ...order, id: 'w2' });
    expect(windowOf(recorded, 'w2').options).toMatchObject({ titleBarStyle: 'hidden', titleBarOverlay: red });
  });

  it('serves the console under its own scheme with a strict policy', async () => {
    const answer = recorded.protocols.get('app');
    const page = await answer?.(new Request('app://pyros/index.html'));
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await answer?.(new Request('app://elsewhere/index.html')))?.status).toBe(404);
    expect((await answer?.(new Request('app://pyros/..%2f..%2fetc/passwd')))?.status).toBe(400);
  });

  it('registers the scheme as standard and secure', () => {
    registerScheme(recorded.electron);
    expect(recorded.guards.schemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('refuses permissions, devices and the network', () => {
    const decisions: unknown[] = [];
    const decide = (decision: unknown) => decisions.push(decision);
    const { guards } = recorded;
    guards.permissionRequest?.(...([null, 'geolocation', decide] as never[]));
    expect(guards.permissionCheck?.()).toBe(false);
    expect(guards.devicePermission?.()).toBe(false);
    for (const url of [
      'https://example.org/x',
      'file:///etc/passwd',
      'app://pyros.example/x',
      'app://pyros/index.html',
    ])
      guards.beforeRequest?.(...([{ url }, decide] as never[]));
    expect(decisions).toEqual([false, { cancel: true }, { cancel: true }, { cancel: true }, { cancel: false }]);
    expect(log.lines.filter((line) => line.includes('refused'))).toHaveLength(4);
  });

  it('blocks navigation, redirects, frames, web views and new windows', async () => {
    await shell.open(order);
    const { webContents } = windowOf(recorded, 'w1');
    const blocked: string[] = [];
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])
      webContents.emit(name, { url: 'https://example.org/', preventDefault: () => blocked.push(name) });
    webContents.emit('will-navigate', {
      url: 'app://pyros/index.html?x',
      preventDefault: () => blocked.push('own page'),
    });
    expect(blocked).toEqual(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']);
    expect(webContents.openHandler?.({ url: 'app://pyros/index.html' })).toEqual({ action: 'deny' });
  });

  it.each([
    ['a frame inside the page', { frame: 'inner' }, /frame inside/],
    ['a page of another origin', { frame: 'strange' }, /not from the console/],
    ['contents that are no window of ours', { frame: 'unknown' }, /not a window/],
    ['a frame that is gone', { frame: 'gone' }, /frame inside/],
  ])('reports a call from %s as such', async (_, { frame }, reason) => {
    await shell.open(order);
    const { webContents } = windowOf(recorded, 'w1');
    const senders: Sender[] = [];
    shell.onInvoke(async (_window, _name, _input, sender) => {
      senders.push(sender);
      return { ok: true, value: null };
    });
    if (frame === 'strange') webContents.mainFrame = new recorded.FakeFrame('https://example.org');
    const inner = new recorded.FakeFrame('app://pyros');
    const senderFrame = { inner, strange: webContents.mainFrame, unknown: inner, gone: null }[frame];
    const sender = frame === 'unknown' ? { mainFrame: inner } : webContents;
    await recorded.handlers.get('pyros:invoke')?.({ sender, senderFrame }, 'dome.open', undefined);
    expect(senders.map(senderFault)).toEqual([expect.stringMatching(reason)]);
  });

  it('loads a page again that died, and closes its window when it dies again at once', async () => {
    await shell.open(order);
    const closed: string[] = [];
    shell.onWindowClosed((id) => closed.push(id));
    const { webContents } = windowOf(recorded, 'w1');
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([webContents.reloads, closed]).toEqual([1, []]);
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([webContents.reloads, closed]).toEqual([1, ['w1']]);
  });

  it('has the process of a window step behind the observatory', async () => {
    const window = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' });
    try {
      await shell.open(order);
      const { webContents } = windowOf(recorded, 'w1');
      webContents.processId = window.pid as number;
      webContents.emit('dom-ready');
      await expect.poll(() => getPriority(window.pid)).toBeGreaterThan(getPriority());
    } finally {
      const ended = once(window, 'exit');
      window.kill();
      await ended;
    }
  });

  it('keeps the computer awake once, and lets it sleep again', () => {
    shell.keepAwake(true);
    shell.keepAwake(true);
    expect(recorded.blockers.size).toBe(1);
    shell.keepAwake(false);
    expect(recorded.blockers.size).toBe(0);
  });

  it('does not quit when the last window closes, and tells of a second start', async () => {
    let asked = 0;
    const end = shell.onAnotherStart(() => {
      asked += 1;
    });
    expect(recorded.app.listenerCount('window-all-closed')).toBe(1);
    recorded.app.emit('second-instance');
    end();
    recorded.app.emit('second-instance');
    expect(asked).toBe(1);
    expect(recorded.app.quits).toBe(0);
    await shell.quit();
    expect(recorded.app.quits).toBe(1);
  });
});
