import type { BrowserContext } from 'playwright-core';
import { processStepsBehind } from '../processStepsBehind.ts';

/** Everything of the browser that draws steps behind the observatory; the browser itself, which hands on clicks and keys, does not. */
export async function windowsStepBehind(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) return;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  // One after the other: the system changes one session in a tenth of a second.
  for (const { type, id } of processInfo) if (type === 'renderer' || type === 'GPU') await processStepsBehind(id);
  await session.detach();
}
