import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { consoleOnScenes } from './demo/consoleOnScenes.ts';
import type { Shown } from './demo/serve.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const scenes = consoleOnScenes();
const { made } = scenes;
let page: Page;

const open = async (shown: Omit<Shown, 'view'>) => {
  page = await scenes.open({ ...shown, view: 'alerts' });
};
const hold = (name: string) => new ConsolePage('main', page).hold(page.getByRole('button', { name }));

/** Everything that is awaited may take as long as on a machine that is busy with something else. */
const PATIENT = { timeout: 20_000 };
const TEST = { timeout: 90_000 };

it('whoever holds the telescope is asked about a burst, and answers by holding a button', TEST, async () => {
  await open({ scene: 'burstAsked', width: 1280, height: 800 });
  expect(await page.getByRole('timer').textContent()).toMatch(/^0:\d\d.*Without an answer it is ignored/);
  await hold('Observe');
  await expect.poll(() => made('alerts.answer'), PATIENT).toEqual([{ id: 13, answer: 'observe' }]);
});

it('three hundred bursts are listed, one is looked at with its notices, reaction and place', TEST, async () => {
  await open({ scene: 'bursts300' });
  await page.waitForSelector('text=300, newest first');
  expect(await page.locator('.virtual .vrow').count()).toBeLessThan(60);
  await page.getByText('Swift 259993').click();
  await page.locator('.hero >> text=Swift 259993').waitFor();
  await page.getByRole('img', { name: /^Reaction to Swift 259993/ }).waitFor();
  await page.getByRole('img', { name: /^Altitude of Swift 259993 tonight/ }).waitFor();
});

it('a fault of a strategy is shown at its line; a corrected text is saved as a new version', TEST, async () => {
  await open({ scene: 'burst', panel: 'strategies' });
  await page.getByRole('button', { name: /^line 47 .*maximum-error-arcminutes/ }).click();
  expect(
    await page.evaluate<string>(
      "(() => { const t = document.querySelector('textarea'); return t.value.slice(t.selectionStart, t.selectionEnd); })()",
    ),
  ).toContain('<limits maximum-error-arcminutes="1300"');
  expect(await page.locator('.gutter .bad').allTextContents()).toEqual(['▸ 47', '▸ 55']);
  const save = page.getByRole('button', { name: 'Save as new version' });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: /^version 2/ }).click();
  await expect.poll(() => made('strategies.get').at(-1), PATIENT).toEqual({ name: 'default', version: 2 });
});

it('an administrator has a fake play a mission in some seconds', TEST, async () => {
  await open({ scene: 'fake', panel: 'fake' });
  await page.getByRole('button', { name: 'A place that is up' }).click();
  await page.getByRole('combobox', { name: 'Plays a notice of' }).selectOption('Swift');
  await page.getByRole('combobox', { name: 'Type' }).selectOption('xrt-position');
  await page.getByRole('textbox', { name: 'Comes in' }).fill('ten');
  await page.waitForSelector('text=A number of seconds from 0 to 3600.');
  await page.getByRole('textbox', { name: 'Comes in' }).fill('20');
  await hold('Send fake alert');
  await expect
    .poll(() => made('alerts.sendFake'), PATIENT)
    .toMatchObject([{ name: 'Fake burst', mission: 'Swift', type: 'xrt-position', inSeconds: 20 }]);
});
