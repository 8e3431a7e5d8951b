import type { CDPSession } from 'playwright-core';
import { z } from 'zod';
import type { Display } from '../shell.ts';

const screenInfos = z.object({
  screenInfos: z.array(
    z.object({
      left: z.number(),
      top: z.number(),
      width: z.number(),
      height: z.number(),
      availLeft: z.number(),
      availTop: z.number(),
      availWidth: z.number(),
      availHeight: z.number(),
      isPrimary: z.boolean(),
      id: z.string(),
    }),
  ),
});

/** The monitors as Chromium knows them. @throws when this Chromium does not answer the question */
export async function screensOf(session: CDPSession): Promise<readonly Display[]> {
  // Newer than playwright's list of methods, hence the cast of the name.
  const reply = await session.send('Emulation.getScreenInfos' as 'Browser.getVersion');
  return screenInfos.parse(reply).screenInfos.map((screen) => ({
    id: screen.id,
    bounds: { x: screen.left, y: screen.top, width: screen.width, height: screen.height },
    workArea: { x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight },
    primary: screen.isPrimary,
  }));
}
