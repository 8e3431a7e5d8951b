import type { Page } from 'playwright-core';
import type { ChromiumShell } from '../../../electron/chromium-shell.ts';
import type { TopicMessage } from '../../../electron/ipc/contract/topics.ts';
import type { ShellUnderTest } from './shell.contract.ts';

/** A window's page. @throws when there is none */
export function pageOf(shell: ChromiumShell, windowId: string): Page {
  const page = shell.page(windowId);
  if (!page) throw new Error(`there is no window ${windowId}`);
  return page;
}

/** A Chromium shell with its ways into the pages. */
export function chromiumUnderTest(shell: ChromiumShell): ShellUnderTest {
  return {
    shell,
    invokeFromPage: (id, name, input) =>
      pageOf(shell, id).evaluate(([call, value]) => window.pyros?.invoke(call, value), [name, input] as const),
    receivedByPage: (id) =>
      pageOf(shell, id).evaluate(() => (window as unknown as { received: TopicMessage[] }).received),
    closeByHand: (id) => pageOf(shell, id).close({ runBeforeUnload: true }),
  };
}
