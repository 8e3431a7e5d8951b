import type { Locator, Page } from 'playwright-core';
import { eventually, PATIENCE_MS } from './eventually.ts';

/** What every window has around its panels: status, rail, STOP, palette, session. */
export class ConsolePage {
  readonly id: string;
  readonly page: Page;
  /** Complaints of the page: errors, warnings, things the content security policy kept from it. */
  readonly faults: string[] = [];

  constructor(id: string, page: Page) {
    this.id = id;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(String(error)));
  }

  /** Waits until the frame is drawn. */
  async ready(): Promise<void> {
    await this.page.locator('.status .cell.safe').waitFor();
  }

  /** A cell of the status bar: "Dome", "Telescope", "Control", "Night", "VIS", "NIR". */
  cell(label: string): Locator {
    return this.page.locator('.status .cell').filter({ has: this.page.locator('.lab', { hasText: label }) });
  }

  /** The large word of a cell: OPEN, PARKED, AUTO. */
  async word(label: string): Promise<string> {
    return ((await this.cell(label).locator('.v').textContent()) ?? '').trim();
  }

  /** Waits until a cell says a word. */
  async says(label: string, word: RegExp, withinMs = PATIENCE_MS): Promise<void> {
    await eventually(
      `${label} says ${word}`,
      () => this.word(label),
      (seen) => word.test(seen),
      withinMs,
    );
  }

  /** Watches for something that may be on the screen only until the window closes; the page itself tells when it came. */
  async appears(selector: string): Promise<{ seen: boolean }> {
    const watch = { seen: false };
    await this.page.exposeFunction('__appeared', () => {
      watch.seen = true;
    });
    await this.page.evaluate((what) => {
      const tell = (globalThis as unknown as { __appeared(): void }).__appeared;
      const observer = new MutationObserver(() => {
        if (!document.querySelector(what)) return;
        observer.disconnect();
        tell();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    }, selector);
    return watch;
  }

  /** What is written in the first place that a selector names. */
  async text(selector: string): Promise<string> {
    return ((await this.page.locator(selector).first().textContent()) ?? '').trim();
  }

  /** SAFE, HOLD, UNSAFE or UNKNOWN, with the line that says why. */
  async safety(): Promise<string> {
    return (await this.page.locator('.status .cell.safe').getAttribute('aria-label')) ?? '';
  }

  /** Goes to a view by the rail. */
  async show(view: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).first().click();
    await this.shows(view);
  }

  /** Waits until the title names a view. */
  async shows(view: string): Promise<void> {
    await this.page.locator('header.title span', { hasText: view }).first().waitFor();
  }

  /** A panel of the view by its title. */
  panel(title: string): Locator {
    return this.page
      .locator('.dv-groupview')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** Opens a panel in a window of its own. */
  async popOut(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Open ${title} in a window of its own` }).click();
  }

  /** Opens the palette, finds an entry, and takes it. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: 'Search and commands' }).fill(words);
    await this.page.locator('[cmdk-item][aria-selected="true"]', { hasText: words }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.palette').waitFor({ state: 'detached' });
  }

  /** Changes the theme of all windows: dark, light, red. */
  async theme(name: string): Promise<void> {
    if ((await this.page.locator('html').getAttribute('class')) === name) return;
    await this.command(`${name.charAt(0).toUpperCase()}${name.slice(1)} theme`);
    await this.page.locator(`html.${name}`).waitFor({ state: 'attached' });
  }

  /** Presses a control until it is full. */
  async hold(control: Locator): Promise<void> {
    await control.hover();
    await this.page.mouse.down();
    await control.locator('.fill').waitFor();
    await control.locator('.fill').waitFor({ state: 'detached' });
    await this.page.mouse.up();
  }

  /** Presses a control, sees it fill, and lets go. */
  async holdTooShort(control: Locator): Promise<void> {
    await control.hover();
    await this.page.mouse.down();
    await control.locator('.fill').waitFor();
    await this.page.mouse.up();
    await control.locator('.fill').waitFor({ state: 'detached' });
  }

  get stop(): Locator {
    return this.page.getByRole('button', { name: 'Stop every motion at once' });
  }

  get makeSafe(): Locator {
    return this.page.getByRole('button', { name: /^Make safe/ });
  }

  async login(name: string, password: string): Promise<void> {
    await this.page.locator('.foot .who').click();
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('dialog').getByRole('button', { name: 'Log in', exact: true }).click();
  }

  async logout(): Promise<void> {
    await this.page.locator('.foot .who').click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Log out' }).click();
  }

  /** Who the footer says is here. */
  async user(): Promise<string> {
    return this.text('.foot .who');
  }
}
