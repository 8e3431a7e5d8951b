import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type MadeCall, openConsole, type Shown, startBrowser } from './serve.ts';

/** The console as tests of a file see it: opened on a scene, and asked what it called. */
export interface ConsoleOnScenes {
  open(shown: Shown): Promise<Page>;
  /** Inputs of the calls of this name since the console was opened, in order. */
  made(name: string): readonly unknown[];
}

/** Builds the console for the tests of one file; after each of them, it must not have complained. */
export function consoleOnScenes(): ConsoleOnScenes {
  let browser: Browser;
  let built: string;
  let context: BrowserContext;
  let calls: MadeCall[];
  let faults: string[];
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'pyros-console-'));
    await build({
      configFile: new URL('../../../build/vite.renderer.config.ts', import.meta.url).pathname,
      build: { outDir: built },
      logLevel: 'error',
    });
    browser = await startBrowser();
  });
  afterEach(async () => {
    expect(faults).toEqual([]);
    await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await rm(built, { recursive: true });
  });
  return {
    open: async (shown) => {
      calls = [];
      faults = [];
      const page = await openConsole(browser, { ...shown, built }, faults, calls);
      context = page.context();
      return page;
    },
    made: (name) => calls.filter((call) => call.name === name).map((call) => call.input),
  };
}
