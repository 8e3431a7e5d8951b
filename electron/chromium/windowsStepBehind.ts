import type { Page } from 'playwright-core';
import type { Log } from '../../main-services/model/log.ts';
import { processStepsBehind } from '../processStepsBehind.ts';

/** Everything of a page's browser that draws steps behind the observatory; the browser itself, which hands on clicks and keys, does not. */
export async function windowsStepBehind(page: Page, log: Pick<Log, 'debug'>): Promise<void> {
  try {
    const session = await page.context().browser()?.newBrowserCDPSession();
    if (!session) return;
    try {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      // One after the other: the system changes one session in a tenth of a second.
      for (const { type, id } of processInfo) if (type === 'renderer' || type === 'GPU') await processStepsBehind(id);
    } finally {
      await session.detach();
    }
  } catch (error) {
    // Closed meanwhile, or not allowed here: the windows then compete with the observatory.
    if (!page.isClosed()) log.debug(`windows compete with the observatory: ${String(error)}`);
  }
}
