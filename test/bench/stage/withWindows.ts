import type { Page } from 'playwright-core';
import { applicationFolders } from '../../../electron/applicationFolders.ts';
import { ChromiumShell } from '../../../electron/chromium-shell.ts';
import { connectShell } from '../../../electron/ipc/connectShell.ts';
import { calls } from '../../../electron/ipc/contract/index.ts';
import type { Topic } from '../../../electron/ipc/contract/topics.ts';
import { VIEW_NAMES } from '../../../electron/ipc/contract/views.ts';
import { handlersOf } from '../../../electron/ipc/handlers/index.ts';
import { TopicHub } from '../../../electron/ipc/publish.ts';
import { publishObservatory } from '../../../electron/publishObservatory.ts';
import { terminalLog } from '../../../electron/terminalLog.ts';
import { ConsoleWindows } from '../../../electron/windows/ConsoleWindows.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { eventually } from './eventually.ts';

const OPEN_WITHIN_MS = 60_000;

/** Does `work` (with their pages) while so many windows of the real console, in a headless Chromium, mirror the observatory. */
export async function withWindows<T>(
  options: { observatory: Observatory; folder: string; count: number },
  work: (pages: readonly Page[]) => Promise<T>,
): Promise<T> {
  const { observatory, folder, count } = options;
  const wall = new RealClock();
  const log = terminalLog;
  const shell = new ChromiumShell({ rendererFolder: applicationFolders().renderer, log, headless: true });
  const hub = new CountingHub({ push: (windowId, batch) => shell.push(windowId, batch), wall, log });
  const endPublishing = publishObservatory({ observatory, hub, wall, shellName: shell.name, shellNote: null });
  hub.set('theme', 'dark');
  const windows = new ConsoleWindows({
    shell,
    settings: observatory.repositories.settings,
    wall,
    log,
    onChange: (list) => hub.set('windows', list),
  });
  const handlers = handlersOf(observatory, { windows, setTheme: async () => undefined, quit: () => undefined });
  connectShell(shell, hub, {
    calls,
    handlers,
    session: { role: () => 'admin', userName: () => 'bench' },
    control: observatory.control,
    audit: async () => undefined,
    log,
  });
  try {
    await shell.start(folder);
    for (let index = 0; index < count; index++) {
      const view = VIEW_NAMES[index % VIEW_NAMES.length] ?? 'overview';
      await windows.open({ view, panel: null });
    }
    await eventually(`${count} windows subscribed`, () => hub.subscribers.size >= count, OPEN_WITHIN_MS);
    return await work([...hub.subscribers].flatMap((windowId) => shell.page(windowId) ?? []));
  } finally {
    endPublishing();
    hub.stop();
    await windows.stop();
    await shell.quit();
    wall.stop();
  }
}

/** A hub that knows which windows mirror something. */
class CountingHub extends TopicHub {
  readonly subscribers = new Set<string>();

  override subscribe(windowId: string, topics: readonly Topic[]): void {
    this.subscribers.add(windowId);
    super.subscribe(windowId, topics);
  }
}
