import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Theme, ViewName } from '../../../electron/ipc/contract/windows.ts';
import { answerFrom } from './answers.ts';
import { SCENES, type SceneName } from './scenes.ts';

/** What `vite build` wrote; PYROS_RENDERER names another directory. */
const BUILT = process.env.PYROS_RENDERER ?? fileURLToPath(new URL('../../../out/renderer/', import.meta.url));
const ORIGIN = 'https://pyros.internal';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface Shown {
  readonly view: ViewName;
  readonly panel?: string;
  readonly scene?: SceneName;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** Directory of the built console; left out: PYROS_RENDERER or out/renderer. */
  readonly built?: string;
}

/** A call a window made. */
export interface MadeCall {
  readonly name: string;
  readonly input: unknown;
}

/** Runs in the page before the console: the bridge, answered by this process. */
const BRIDGE = `
  const listeners = new Set();
  const deliver = (messages) => { for (const message of messages) for (const listener of listeners) listener(message); };
  window.pyros = {
    invoke: async (name, input) => {
      const { answer, messages } = await window.demoInvoke(name, input);
      queueMicrotask(() => deliver(messages));
      return answer;
    },
    subscribe: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
  };
  const pulse = setInterval(() => window.pyros.invoke('subscribe', { topics: ['time'] }), 1000);
  window.demoSilence = () => clearInterval(pulse);
  window.demoTell = (message) => deliver([message]);
`;

/** Starts the browser the console is looked at with. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--autoplay-policy=no-user-gesture-required',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
    ],
  });
}

/** Opens the built console on a fixed scene; complaints of the page land in `faults`. */
export async function openConsole(
  browser: Browser,
  shown: Shown,
  faults: string[] = [],
  calls: MadeCall[] = [],
): Promise<Page> {
  const { view, panel, scene = 'burst', theme = 'dark', width = 1920, height = 1080, built = BUILT } = shown;
  const set = SCENES[scene];
  const themed = { ...set, state: { ...set.state, theme } };
  const context = await browser.newContext({ viewport: { width, height } });
  await context.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    try {
      const body = await readFile(join(built, path));
      await route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
    } catch {
      faults.push(`missing file ${path}`);
      await route.fulfill({ status: 404, body: 'not found' });
    }
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.exposeFunction('demoInvoke', (name: string, input: unknown) => {
    calls.push({ name, input });
    return answerFrom(themed, name, input);
  });
  await page.addInitScript(BRIDGE);
  await page.goto(`${ORIGIN}/index.html?window=main&view=${view}${panel ? `&panel=${panel}` : ''}`);
  await page.waitForSelector('.status');
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(700);
  return page;
}
