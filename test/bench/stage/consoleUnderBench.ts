import type { Page } from 'playwright-core';
import { applicationFolders } from '../../../electron/applicationFolders.ts';
import { ChromiumShell } from '../../../electron/chromium-shell.ts';
import type { RunningApplication } from '../../../electron/RunningApplication.ts';
import { terminalLog } from '../../../electron/terminalLog.ts';

/** What `electron/start.ts` starts in Chromium, but without a screen, and with a way into its first window. */
export interface ConsoleUnderBench {
  /** Settles as soon as the first window's page is loaded, long before `running`. */
  readonly page: Promise<Page>;
  readonly running: Promise<RunningApplication>;
}

/** Starts the whole application on a data directory: simulators, observatory, headless Chromium. */
export function startConsole(dataDirectory: string, args: readonly string[]): ConsoleUnderBench {
  const shell = new ChromiumShell({
    rendererFolder: applicationFolders().renderer,
    log: terminalLog,
    headless: true,
  });
  const page = new Promise<Page>((resolve) => {
    shell.onWindowReady((id) => {
      const opened = shell.page(id);
      if (opened) resolve(opened);
    });
  });
  const start = async () => {
    const { startApplication } = await import('../../../electron/application.ts');
    return startApplication({ shell, shellNote: null, dataDirectory, arguments: args });
  };
  return { page, running: start() };
}
