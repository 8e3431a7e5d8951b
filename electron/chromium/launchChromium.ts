import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { RendererFiles } from '../RendererFiles.ts';
import { BRIDGE_SCRIPT, INVOKE_BINDING } from './bridgeScript.ts';
import { chromiumFlags } from './chromiumFlags.ts';

/** A made-up address: never looked up, answered by this process alone. `.internal` is reserved for private use (ICANN, 2024). */
export const CHROMIUM_ORIGIN = 'https://pyros.internal';

export interface LaunchOptions {
  readonly executable: string;
  readonly profileDirectory: string;
  readonly headless: boolean;
  /** More flags, such as a set of pretended screens. */
  readonly extraFlags: readonly string[];
  readonly files: RendererFiles;
  /** Answers a call of a page, JSON to JSON. */
  readonly answer: (page: Page, frame: Frame, call: string) => Promise<string>;
}

/** Starts the browser with one empty window, answering the console's files and refusing everything else. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserContext> {
  const asRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(options.profileDirectory, {
    executablePath: options.executable,
    headless: options.headless,
    chromiumSandbox: !asRoot,
    args: [...chromiumFlags({ asRoot, headless: options.headless }), ...options.extraFlags],
    // The bar "controlled by automated test software" helps no operator.
    ignoreDefaultArgs: ['--enable-automation'],
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    // Ctrl+C must begin the ordered closing of the observatory, not take its windows away.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    // 'aborted' leaves the present page standing when it was a navigation.
    if (url.origin !== CHROMIUM_ORIGIN) return route.abort('aborted');
    const answer = await options.files.answer(request.method(), url.pathname);
    return route.fulfill({ ...answer, headers: { ...answer.headers } });
  });
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  // Granting nothing refuses everything that is not asked yet: camera, position, notifications …
  await context.grantPermissions([], { origin: CHROMIUM_ORIGIN });
  // In this order: the bridge takes hold of the binding.
  await context.exposeBinding(INVOKE_BINDING, ({ page, frame }, call: string) => options.answer(page, frame, call));
  await context.addInitScript(BRIDGE_SCRIPT);
  return context;
}
