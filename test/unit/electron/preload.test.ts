import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { preloadSource } from '../../../build/preloadBundle.ts';
import { findChromium } from '../../../electron/chromium/findChromium.ts';

// No Electron here: the preload's bundle runs in a page where `require('electron')` is played, as its sandbox would have it.
it('the preload bundle gives a page two functions that go through ipcRenderer, and nothing else', async () => {
  const source = await preloadSource(fileURLToPath(new URL('../../../', import.meta.url)));
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? 'no chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    const seen = await page.evaluate(async (script) => {
      type Listener = (event: object, batch: string) => void;
      const required: string[] = [];
      const exposed: Record<string, unknown> = {};
      const invoked: unknown[][] = [];
      const listeners = new Map<string, Set<Listener>>();
      const of = (channel: string) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
      const electron = {
        contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { [name]: api }) },
        ipcRenderer: {
          invoke: async (...args: unknown[]) => {
            invoked.push(args);
            return { ok: true, value: 'answer' };
          },
          on: (channel: string, listener: Listener) => of(channel)?.add(listener),
          removeListener: (channel: string, listener: Listener) => of(channel)?.delete(listener),
        },
      };
      const run = new Function('require', 'module', 'exports', script);
      run(
        (name: string) => {
          required.push(name);
          if (name !== 'electron') throw new Error(`the sandbox has no ${name}`);
          return electron;
        },
        { exports: {} },
        {},
      );
      const { pyros } = exposed as { pyros: NonNullable<typeof window.pyros> };
      const got: unknown[] = [];
      const answer = await pyros.invoke('dome.open', { x: 1 });
      const end = pyros.subscribe((message) => got.push(message));
      const push = (batch: string) => {
        for (const listener of of('pyros:push') ?? []) listener({}, batch);
      };
      push('[{"topic":"theme"},{"topic":"night"}]');
      end();
      push('[{"topic":"late"}]');
      return { required, names: Object.keys(exposed), functions: Object.keys(pyros), invoked, answer, got };
    }, source);
    expect(seen).toEqual({
      required: ['electron'],
      names: ['pyros'],
      functions: ['invoke', 'subscribe'],
      invoked: [['pyros:invoke', 'dome.open', { x: 1 }]],
      answer: { ok: true, value: 'answer' },
      got: [{ topic: 'theme' }, { topic: 'night' }],
    });
  } finally {
    await browser.close();
  }
});
