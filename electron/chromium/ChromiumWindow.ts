import type { CDPSession, Page } from 'playwright-core';
import type { WindowPlace } from '../ipc/contract/windows.ts';
import type { WindowOrder } from '../shell.ts';
import { DELIVER_FUNCTION } from './bridgeScript.ts';

/** Pushes under way to a page that does not take them: two seconds' worth. More are dropped; the page notices the gap. */
const PUSHES_UNDER_WAY = 40;

/** One window of the browser: its page and its place on the screen. */
export class ChromiumWindow {
  readonly id: string;
  /** What was asked for, to open it again. */
  readonly order: WindowOrder;
  readonly page: Page;
  readonly session: CDPSession;
  #underWay = 0;

  constructor(order: WindowOrder, page: Page, session: CDPSession) {
    this.id = order.id;
    this.order = order;
    this.page = page;
    this.session = session;
  }

  /** Hands a batch to the page; one that is loading or gone has nothing to hand it to and asks again later. */
  push(batch: string): void {
    if (this.#underWay >= PUSHES_UNDER_WAY || this.page.isClosed()) return;
    this.#underWay += 1;
    const settled = () => {
      this.#underWay -= 1;
    };
    // Straight to the page's engine: an `evaluate` of Playwright's costs this process several times as much, twenty times a second for
    // each window. Between single quotes, because JSON is full of the others and each would have to be escaped twice.
    const literal = `'${batch.replace(/[\\']/g, '\\$&')}'`;
    this.session
      .send('Runtime.evaluate', { expression: `window.${DELIVER_FUNCTION}?.(${literal})` })
      .then(settled, settled);
  }

  async place(): Promise<WindowPlace> {
    const { bounds } = await this.session.send('Browser.getWindowForTarget');
    return { x: bounds.left ?? 0, y: bounds.top ?? 0, width: bounds.width ?? 0, height: bounds.height ?? 0 };
  }

  async move(place: WindowPlace): Promise<void> {
    const { windowId, bounds } = await this.session.send('Browser.getWindowForTarget');
    // A maximised or minimised window takes no size.
    if (bounds.windowState !== 'normal')
      await this.session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    const { x: left, y: top, width, height } = place;
    await this.session.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
  }

  /** Brings the window to the front, back from the task bar if need be. */
  async focus(): Promise<void> {
    const { windowId, bounds } = await this.session.send('Browser.getWindowForTarget');
    if (bounds.windowState === 'minimized')
      await this.session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    await this.page.bringToFront();
  }
}
