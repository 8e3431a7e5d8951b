import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { getPriority, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askToShow } from '../../../electron/chromium/ShowRequests.ts';
import { ChromiumShell } from '../../../electron/chromium-shell.ts';
import { type Sender, senderFault } from '../../../electron/ipc/Sender.ts';
import { consoleFolder } from '../../doubles/consoleFolder.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';
import { startXvfb } from '../../doubles/startXvfb.ts';
import { chromiumUnderTest, pageOf } from './chromiumUnderTest.ts';
import { shellContract } from './shell.contract.ts';

const folder = await consoleFolder();
const screen = await startXvfb();
const displayBefore = process.env.DISPLAY;
process.env.DISPLAY = screen.display;
afterAll(async () => {
  if (displayBefore === undefined) delete process.env.DISPLAY;
  else process.env.DISPLAY = displayBefore;
  await screen.stop();
  await rm(folder, { recursive: true, force: true });
});

const shellWith = (options: { headless: boolean }) =>
  new ChromiumShell({ rendererFolder: folder, log: rememberingLog(), ...options });

shellContract('Chromium, without a screen', async () => chromiumUnderTest(shellWith({ headless: true })));
shellContract('Chromium, in windows on a screen', async () => chromiumUnderTest(shellWith({ headless: false })));

describe('ChromiumShell', () => {
  let directory: string;
  let shell: ChromiumShell;
  const w1 = { id: 'w1', view: 'overview', panel: null, title: 'PyROS', place: null } as const;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pyros-chromium-'));
    shell = shellWith({ headless: true });
  });
  afterEach(async () => {
    await shell.quit();
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
  });

  const open = async () => {
    await shell.start(directory);
    await shell.open(w1);
    return pageOf(shell, 'w1');
  };

  it('gives the page its identity and two functions, nothing more', async () => {
    const page = await open();
    expect(page.url()).toBe('https://pyros.internal/index.html?window=w1&view=overview');
    expect(await page.evaluate(() => Object.keys(window.pyros ?? {}))).toEqual(['invoke', 'subscribe']);
    expect(await page.evaluate(() => Object.isFrozen(window.pyros))).toBe(true);
  });

  it('stays where it is when the page is told to go elsewhere, and reaches no network', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    expect(await page.evaluate(() => fetch('https://example.org/').then(String, String))).toMatch(/TypeError/);
    expect(new URL(page.url()).origin).toBe('https://pyros.internal');
  });

  it('runs no inline script, so that a text from outside cannot act', async () => {
    const page = await open();
    const ran = await page.evaluate(() => {
      document.body.innerHTML = '<img src="x" onerror="window.harmed = true">';
      const script = document.createElement('script');
      script.textContent = 'window.harmed = true';
      document.body.append(script);
      return new Promise((resolve) => setTimeout(() => resolve('harmed' in window), 200));
    });
    expect(ran).toBe(false);
  });

  it('closes windows that a page opens by itself', async () => {
    const page = await open();
    await page.evaluate(() => void window.open('about:blank'));
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect((await shell.windows()).map(({ id }) => id)).toEqual(['w1']);
  });

  it('refuses permissions', async () => {
    const page = await open();
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  it('tells a call from a strange page apart', async () => {
    const page = await open();
    const senders: Sender[] = [];
    shell.onInvoke(async (_window, _name, _input, sender) => {
      senders.push(sender);
      return { ok: true, value: null };
    });
    await page.goto('about:blank');
    await page.evaluate(() => window.pyros?.invoke('dome.open', undefined));
    expect(senders.map(senderFault)).toEqual([expect.stringContaining('not from the console')]);
  });

  it.each([
    { windows: 1, what: 'the only window' },
    { windows: 2, what: 'one of two windows' },
  ])('opens $what again when its page dies, and closes it when it dies again at once', async ({ windows }) => {
    await open();
    if (windows === 2) await shell.open({ ...w1, id: 'w2' });
    const ready: string[] = [];
    const closed: string[] = [];
    shell.onWindowReady((id) => ready.push(id));
    shell.onWindowClosed((id) => closed.push(id));
    const die = () =>
      pageOf(shell, 'w1')
        .goto('chrome://crash')
        .catch(() => undefined);
    void die();
    await expect.poll(() => ready, { timeout: 10_000 }).toEqual(['w1']);
    expect(closed).toEqual([]);
    expect((await shell.windows()).map(({ id }) => id).sort()).toEqual(windows === 2 ? ['w1', 'w2'] : ['w1']);
    void die();
    await expect.poll(() => closed, { timeout: 10_000 }).toEqual(['w1']);
  });

  it('has what draws step behind the observatory, and not what hands on the keys', async () => {
    const page = await open();
    const session = await page.context().browser()?.newBrowserCDPSession();
    const processes = (await session?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
    const nicenessOf = (wanted: string) =>
      processes.filter(({ type }) => type === wanted).map(({ id }) => getPriority(id));
    await expect.poll(() => nicenessOf('renderer').some((niceness) => niceness > getPriority())).toBe(true);
    expect(Math.max(...nicenessOf('browser'))).toBeLessThanOrEqual(getPriority());
  });

  it('starts on a profile that a killed browser left locked', async () => {
    await shell.start(directory);
    await shell.quit();
    await symlink(`${hostname()}-999999999`, join(directory, 'chromium-profile', 'SingletonLock'));
    shell = shellWith({ headless: true });
    const page = await open();
    expect(await page.title()).toBe('PyROS');
  });

  it('says what to do when the console was not built', async () => {
    shell = new ChromiumShell({ rendererFolder: join(folder, 'nowhere'), log: rememberingLog(), headless: true });
    await shell.start(directory);
    await expect(shell.open(w1)).rejects.toThrow(/could not be shown.*npm run build/);
  });

  it('hears when the application is started a second time', async () => {
    await open();
    let asked = 0;
    shell.onAnotherStart(() => {
      asked += 1;
    });
    expect(await askToShow(directory)).toBe(true);
    expect(asked).toBe(1);
    await shell.quit();
    expect(await askToShow(directory)).toBe(false);
  });
});
