import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleOnScenes } from './demo/consoleOnScenes.ts';
import type { Shown } from './demo/serve.ts';

const scenes = consoleOnScenes();
const { made } = scenes;
let page: Page;

const open = async (shown: Shown) => {
  page = await scenes.open(shown);
};

describe('STOP and MAKE SAFE', () => {
  it('stops at once, by key also while a dialog is open and a field has the focus', async () => {
    await open({ view: 'overview' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tele');
    await page.keyboard.press('Shift+Escape');
    await expect.poll(() => made('safety.stop').length).toBe(1);
    expect(await page.locator('.safety-answer').textContent()).toContain('STOP');
  });

  it('stops when the button goes down, once', async () => {
    await open({ view: 'overview' });
    await page.getByRole('button', { name: 'Stop every motion at once' }).click();
    await expect.poll(() => made('safety.stop').length).toBe(1);
  });

  it('makes safe only when held for a second', async () => {
    await open({ view: 'overview' });
    const button = page.getByRole('button', { name: /Make safe/ });
    await button.hover();
    await page.mouse.down();
    await page.waitForSelector('.safebtn .fill');
    await page.mouse.up();
    expect(made('safety.makeSafe')).toEqual([]);
    await page.mouse.down();
    await expect.poll(() => made('safety.makeSafe').length, { timeout: 5000 }).toBe(1);
    await page.mouse.up();
  });

  it('stays above every dialog at both sizes', async () => {
    await open({ view: 'telescope', width: 1280, height: 800 });
    for (const key of ['Control+k', '?']) {
      await page.keyboard.press(key);
      await page.waitForSelector('.dialog');
      const box = await page.locator('.stopbtn').boundingBox();
      const dialog = await page.locator('.dialog').boundingBox();
      if (!box || !dialog) throw new Error('STOP or the dialog is not drawn');
      expect(box.y + box.height).toBe(800);
      expect(dialog.x >= box.x + box.width || dialog.y + dialog.height <= box.y).toBe(true);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.dialog', { state: 'detached' });
    }
  });
});

describe('finding one’s way', () => {
  it('goes to a view by palette, by key and by the rail, and remembers it', async () => {
    await open({ view: 'overview' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('environment');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.decision');
    await page.keyboard.press('Alt+3');
    await page.waitForSelector('.control-banner');
    await page.getByRole('navigation').getByRole('button', { name: 'Alarms' }).click();
    await page.waitForSelector('.alarm-detail');
    expect(made('windows.showing')).toEqual([{ view: 'environment' }, { view: 'telescope' }, { view: 'alarms' }]);
  });

  it('opens a panel in a window of its own', async () => {
    await open({ view: 'overview' });
    await page.getByRole('button', { name: 'Open Safety in a window of its own' }).click();
    await expect.poll(() => made('windows.open')[0]).toEqual({ view: 'overview', panel: 'safety' });
  });

  it('shows a panel alone, with the whole frame round it', async () => {
    await open({ view: 'overview', panel: 'safety', width: 640, height: 600 });
    expect(await page.locator('.head-tab h2').allTextContents()).toEqual(['Safety']);
    expect(await page.getByRole('button', { name: 'Stop every motion at once' }).isVisible()).toBe(true);
  });

  it('walks from panel to panel with F6', async () => {
    await open({ view: 'overview' });
    const focused = () =>
      page.evaluate<string>("document.activeElement?.closest('.dv-groupview')?.querySelector('h2')?.textContent ?? ''");
    await page.keyboard.press('F6');
    const first = await focused();
    await page.keyboard.press('F6');
    expect(first).not.toBe('');
    expect(await focused()).not.toBe(first);
  });
});

describe('the layout', () => {
  it('moves only when unlocked, and is remembered', async () => {
    await open({ view: 'overview' });
    const drag = async () => {
      const sash = page.locator('.dv-sash').last();
      const box = await sash.boundingBox();
      if (!box) return;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
    };
    await drag();
    await page.waitForTimeout(700);
    expect(made('layout.save')).toEqual([]);
    await page.keyboard.press('Control+l');
    await drag();
    await expect.poll(() => made('layout.save').length, { timeout: 5000 }).toBe(1);
    const saved = made('layout.save')[0] as { key: string; layout: string };
    expect(saved.key).toBe('layout/overview/wide');
    expect(Object.keys(JSON.parse(saved.layout).panels)).toContain('safety');
  });
});

describe('commands by hand', () => {
  it('are disabled with the reason below while the majordome holds control', async () => {
    await open({ view: 'telescope' });
    const close = page.getByRole('button', { name: /Close shutter/ });
    expect(await close.getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('.panel').filter({ has: close }).last().textContent()).toContain(
      'AUTO: take control first.',
    );
  });

  it('are refused by an interlock in its own words, and sent when free', async () => {
    await open({ view: 'telescope', scene: 'manual' });
    await page.waitForSelector('text=it must be under');
    expect(await page.getByRole('button', { name: /Open shutter/ }).getAttribute('aria-disabled')).toBe('true');
    const rotate = page.getByRole('textbox', { name: 'az' }).last();
    await rotate.fill('400');
    await page.waitForSelector('text=Azimuth runs from 0° to 360°.');
    await rotate.fill('150.5');
    await page.locator('.section').filter({ has: rotate }).getByRole('button', { name: 'Go' }).click();
    await expect.poll(() => made('dome.rotateTo')).toEqual([{ azimuthDegrees: 150.5 }]);
    await page.waitForSelector('text=This is a picture of the console');
  });

  it('take a target from a click on the sky, and warn near the Sun', async () => {
    await open({ view: 'telescope', scene: 'manual' });
    const sky = await page.locator('.pickable').boundingBox();
    if (!sky) throw new Error('the sky is not drawn');
    // Left and below the middle: the west-south-west, where the Sun is.
    await page.mouse.click(sky.x + sky.width * 0.2, sky.y + sky.height * 0.68);
    const verdict = page.getByRole('status', { name: 'What the interlocks say to this target' });
    await verdict.getByText(/from the Sun/).waitFor();
    expect(Number(await page.getByRole('textbox', { name: 'alt' }).inputValue())).toBeGreaterThan(10);
  });

  it('give control back only when held', async () => {
    await open({ view: 'telescope', scene: 'manual' });
    await page.getByRole('button', { name: /Release to AUTO/ }).focus();
    await page.keyboard.down('Enter');
    await expect.poll(() => made('control.setMode'), { timeout: 5000 }).toEqual([{ mode: 'AUTO' }]);
    await page.keyboard.up('Enter');
  });
});

describe('what is not known', () => {
  it('is never shown as a number or as safe', async () => {
    await open({ view: 'overview', scene: 'blank' });
    expect(await page.locator('.cell.safe').textContent()).toContain('UNKNOWN');
    expect(await page.locator('.status').textContent()).not.toContain('CLOSED');
  });

  it('is said aloud when the services fall silent', async () => {
    await open({ view: 'overview' });
    await page.evaluate('window.demoSilence()');
    await page.waitForSelector('text=The services do not answer', { timeout: 15_000 });
    expect(await page.locator('.cell.safe').textContent()).toContain('UNKNOWN');
  });
});

describe('themes', () => {
  it.each(['dark', 'light', 'red'] as const)('%s is a class on the page', async (theme) => {
    await open({ view: 'alarms', theme });
    expect(await page.evaluate('document.documentElement.className')).toBe(theme);
  });
});
