import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Log } from '../main-services/model/log.ts';
import { ChromiumWindow } from './chromium/ChromiumWindow.ts';
import { findChromium } from './chromium/findChromium.ts';
import { CHROMIUM_ORIGIN, launchChromium } from './chromium/launchChromium.ts';
import { readyProfile } from './chromium/profile.ts';
import { readCall } from './chromium/readCall.ts';
import { ShowRequests } from './chromium/ShowRequests.ts';
import { screensOf } from './chromium/screens.ts';
import { windowsStepBehind } from './chromium/windowsStepBehind.ts';
import type { Answer } from './ipc/contract/answer.ts';
import type { WindowPlace } from './ipc/contract/windows.ts';
import { KeepAwake } from './KeepAwake.ts';
import { RendererFiles } from './RendererFiles.ts';
import type { Display, InvokeHandler, Shell, ShellWindow, WindowListener, WindowOrder } from './shell.ts';
import { WindowEvents } from './WindowEvents.ts';
import { windowAddress } from './windowAddress.ts';

/** A page that dies again so soon after being reloaded is closed instead. */
const CRASH_AGAIN_MS = 10_000;

const nobody: InvokeHandler = () =>
  Promise.resolve({ ok: false, code: 'failed', reason: 'The observatory is still starting; try again in a moment.' });

/** The console in windows of a system Chromium, driven over a pipe: no server, no port. */
export class ChromiumShell implements Shell {
  readonly name = 'Chromium';
  readonly #files: RendererFiles;
  readonly #log: Log;
  readonly #headless: boolean;
  readonly #extraFlags: readonly string[];
  readonly #windows = new Map<string, ChromiumWindow>();
  readonly #ready: WindowEvents;
  readonly #closed: WindowEvents;
  readonly #anotherStart: WindowEvents;
  readonly #showRequests: ShowRequests;
  readonly #awake: KeepAwake;
  readonly #crashedAt = new Map<string, number>();
  #handler: InvokeHandler = nobody;
  #executable: string | null = null;
  #profile: string | null = null;
  #launching: Promise<BrowserContext> | null = null;
  #context: BrowserContext | null = null;
  /** The end of an earlier browser: the profile is free only then. */
  #ending: Promise<void> = Promise.resolve();
  /** Windows are opened one at a time, so that the page that appears is the one that was asked for. */
  #opening: Promise<unknown> = Promise.resolve();
  #expecting = false;
  #quitting = false;

  constructor(options: { rendererFolder: string; log: Log; headless?: boolean; extraFlags?: readonly string[] }) {
    this.#files = new RendererFiles(options.rendererFolder);
    this.#log = options.log;
    this.#headless = options.headless ?? false;
    this.#extraFlags = options.extraFlags ?? [];
    this.#ready = new WindowEvents(options.log);
    this.#closed = new WindowEvents(options.log);
    this.#anotherStart = new WindowEvents(options.log);
    this.#showRequests = new ShowRequests(() => this.#anotherStart.emit(''));
    this.#awake = new KeepAwake(options.log);
  }

  async start(dataDirectory: string): Promise<void> {
    this.#executable = await findChromium();
    if (this.#executable === null)
      throw new Error('No Chromium or Google Chrome was found (PATH, usual places, PYROS_CHROMIUM).');
    this.#profile = join(dataDirectory, 'chromium-profile');
    await this.#showRequests.start(dataDirectory);
    await this.#browser();
  }

  open(order: WindowOrder): Promise<ShellWindow> {
    const opened = this.#opening.then(() => this.#open(order));
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  async close(windowId: string): Promise<void> {
    await this.#windows.get(windowId)?.page.close();
  }

  async focus(windowId: string): Promise<void> {
    await this.#windows.get(windowId)?.focus();
  }

  async move(windowId: string, place: WindowPlace): Promise<void> {
    await this.#windows.get(windowId)?.move(place);
  }

  async windows(): Promise<readonly ShellWindow[]> {
    const found = await Promise.all(
      [...this.#windows.values()].map(async (window) => {
        try {
          return { id: window.id, place: await window.place() };
        } catch {
          // Closed while it was asked.
          return null;
        }
      }),
    );
    return found.filter((window) => window !== null);
  }

  async displays(): Promise<readonly Display[]> {
    const context = await this.#browser();
    const page = context.pages()[0];
    if (!page) return [];
    const session = await context.newCDPSession(page);
    try {
      return await screensOf(session);
    } catch (error) {
      this.#log.warning(`Chromium does not describe the monitors: ${messageOf(error)}`);
      return [];
    } finally {
      await session.detach();
    }
  }

  /** A window's page, for whoever drives the console from outside: end-to-end tests, the benchmark. */
  page(windowId: string): Page | null {
    return this.#windows.get(windowId)?.page ?? null;
  }

  onInvoke(handler: InvokeHandler): void {
    this.#handler = handler;
  }

  push(windowId: string, batch: string): void {
    this.#windows.get(windowId)?.push(batch);
  }

  onWindowReady(listener: WindowListener): () => void {
    return this.#ready.add(listener);
  }

  onWindowClosed(listener: WindowListener): () => void {
    return this.#closed.add(listener);
  }

  onAnotherStart(listener: () => void): () => void {
    return this.#anotherStart.add(listener);
  }

  setTheme(): void {
    // Chromium's app windows have the desktop's own frame, which nobody here can colour.
  }

  keepAwake(on: boolean): void {
    this.#awake.set(on);
  }

  async quit(): Promise<void> {
    this.#quitting = true;
    this.#awake.set(false);
    await this.#showRequests.stop();
    const context = await this.#launching?.catch(() => null);
    await context?.close();
    await this.#ending;
    this.#windows.clear();
  }

  /** The running browser; started again when closing the last window ended it. */
  #browser(): Promise<BrowserContext> {
    if (this.#quitting) return Promise.reject(new Error('The application is closing.'));
    this.#launching ??= this.#launch().catch((error: unknown) => {
      this.#launching = null;
      throw error;
    });
    return this.#launching;
  }

  async #launch(): Promise<BrowserContext> {
    if (this.#executable === null || this.#profile === null) throw new Error('The Chromium shell was not started.');
    await this.#ending;
    const context = await launchChromium({
      executable: this.#executable,
      profileDirectory: await readyProfile(this.#profile),
      headless: this.#headless,
      extraFlags: this.#extraFlags,
      files: this.#files,
      answer: (page, frame, call) => this.#answer(page, frame, call),
    });
    this.#context = context;
    context.on('close', () => this.#browserGone(context));
    context.on('page', (page) => {
      // Nobody but this class opens windows.
      if (!this.#expecting) void page.close().catch(() => undefined);
    });
    return context;
  }

  async #open(order: WindowOrder): Promise<ShellWindow> {
    if (this.#windows.has(order.id)) throw new Error(`There is already a window ${order.id}.`);
    const context = await this.#browser();
    const page = await this.#pageFor(context);
    const window = new ChromiumWindow(order, page, await context.newCDPSession(page));
    this.#windows.set(order.id, window);
    page.on('close', () => this.#windowGone(window));
    page.on('crash', () => this.#revive(window));
    page.on('domcontentloaded', () => this.#ready.emit(order.id));
    page.on('domcontentloaded', () => void windowsStepBehind(page, this.#log));
    try {
      const response = await page.goto(windowAddress(CHROMIUM_ORIGIN, order), { waitUntil: 'domcontentloaded' });
      if (!response?.ok()) throw new Error(`${(await response?.text()) ?? 'no answer'} (run "npm run build").`);
    } catch (error) {
      // It was never open, so nobody is told that it closed.
      this.#windows.delete(order.id);
      if (this.#windows.size === 0) this.#dismissBrowser();
      else await page.close();
      throw new Error(`The console could not be shown: ${messageOf(error)}`, { cause: error });
    }
    if (order.place) await window.move(order.place);
    return { id: order.id, place: await window.place() };
  }

  /** The browser's own first window, or a further one. */
  async #pageFor(context: BrowserContext): Promise<Page> {
    const taken = new Set([...this.#windows.values()].map(({ page }) => page));
    const free = context.pages().find((page) => !taken.has(page));
    if (free) return free;
    const [opener] = taken;
    this.#expecting = true;
    try {
      if (!opener) return await context.newPage();
      const [page] = await Promise.all([
        context.waitForEvent('page', { timeout: 10_000 }),
        // Its own process ("noopener"), so that one window that hangs does not hang the others.
        opener.evaluate(() => void window.open('about:blank', '_blank', 'popup,noopener,width=1280,height=800')),
      ]);
      return page;
    } finally {
      this.#expecting = false;
    }
  }

  async #answer(page: Page, frame: Frame, text: string): Promise<string> {
    const window = [...this.#windows.values()].find((known) => known.page === page);
    const sender = {
      origin: URL.parse(frame.url())?.origin ?? 'nowhere',
      mainFrame: frame === page.mainFrame(),
      ownWindow: window !== undefined,
      expectedOrigin: CHROMIUM_ORIGIN,
    };
    const call = readCall(text);
    const answer: Answer<unknown> = await this.#handler(window?.id ?? '', String(call.name), call.input, sender);
    return JSON.stringify(answer);
  }

  /** A page that died stays dead, so its window is opened anew in the same place. */
  #revive(window: ChromiumWindow): void {
    const now = performance.now();
    const again = now - (this.#crashedAt.get(window.id) ?? Number.NEGATIVE_INFINITY) < CRASH_AGAIN_MS;
    this.#crashedAt.set(window.id, now);
    this.#log.error(`the page of window ${window.id} died: ${again ? 'closing it' : 'opening it again'}`);
    if (again) void window.page.close();
    else this.#opening = this.#opening.then(() => this.#replace(window));
  }

  async #replace(window: ChromiumWindow): Promise<void> {
    try {
      const place = await window.place().catch(() => window.order.place);
      this.#windows.delete(window.id);
      if (this.#windows.size > 0) await window.page.close();
      else this.#dismissBrowser();
      await this.#open({ ...window.order, place });
    } catch (error) {
      this.#log.error(`window ${window.id} is gone: ${messageOf(error)}`);
      if (!this.#quitting) this.#closed.emit(window.id);
    }
  }

  #windowGone(window: ChromiumWindow): void {
    if (this.#windows.get(window.id) !== window) return;
    this.#windows.delete(window.id);
    if (this.#quitting) return;
    if (this.#windows.size === 0) this.#dismissBrowser();
    this.#closed.emit(window.id);
  }

  /** A browser without windows ends itself on some systems and not on others; here it always ends, the application does not. */
  #dismissBrowser(): void {
    const launching = this.#launching;
    this.#launching = null;
    const ended = launching?.then((context) => context.close());
    if (ended) this.#ending = ended.catch((error: Error) => this.#log.debug(`Chromium ended: ${error.message}`));
  }

  #browserGone(context: BrowserContext): void {
    if (this.#context === context) this.#launching = null;
    for (const window of [...this.#windows.values()]) if (window.page.context() === context) this.#windowGone(window);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
