import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { consoleOnScenes } from './demo/consoleOnScenes.ts';
import type { Shown } from './demo/serve.ts';

const scenes = consoleOnScenes();
const { made } = scenes;
let page: Page;

const open = async (shown: Shown) => {
  page = await scenes.open(shown);
};
const rows = () => page.locator('.alarm-list .vrow');

/** Everything that is awaited may take as long as on a machine that is busy with something else. */
const PATIENT = { timeout: 20_000 };
const TEST = { timeout: 90_000 };

it('the strip is read across the room, covers no control, and is answered from where it is', TEST, async () => {
  await open({ view: 'overview', scene: 'flood', width: 1280, height: 800 });
  const strip = page.locator('.alarm');
  expect(
    await page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('.alarm .msg')).fontSize)"),
  ).toBe(24);
  const edge = (await strip.boundingBox()) ?? { y: 0, height: 0 };
  expect((await page.locator('.status').boundingBox())?.y).toBeGreaterThanOrEqual(edge.y + edge.height);
  const last = await strip.getByRole('button', { name: 'Acknowledge' }).boundingBox();
  expect((last?.x ?? 1280) + (last?.width ?? 0)).toBeLessThanOrEqual(1280);
  await strip.getByRole('button', { name: 'Acknowledge' }).click();
  await expect.poll(() => made('alarms.acknowledge'), PATIENT).toEqual([{ key: 'closing:dome', seen: 'CRITICAL' }]);
  await page.keyboard.press('m');
  await expect.poll(() => made('alarms.mute'), PATIENT).toEqual([{ minutes: 5 }]);
  await strip.getByRole('button', { name: 'Why' }).click();
  await page.waitForSelector('.alarm-detail >> text=close by hand or by the pendant');
  await page.waitForSelector('text=Flood: 200 new alarms.');
  // A letter typed into a field is a letter.
  await page.keyboard.press('/');
  await page.keyboard.type('am unit 200');
  expect(made('alarms.mute')).toHaveLength(1);
  await page.getByRole('textbox', { name: 'Find' }).first().fill('unit 200');
  await expect.poll(() => rows().count(), PATIENT).toBe(1);
});

it(
  'one, those that are marked, or all are acknowledged as they were seen; shelved with a reason; looked back at',
  TEST,
  async () => {
    await open({ view: 'alarms', scene: 'wordy' });
    await page.locator('.alarm-list').focus();
    const several = () => made('alarms.acknowledgeMany').at(-1) as { alarms: readonly { key: string }[] } | undefined;
    const keys = () => several()?.alarms.map(({ key }) => key);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await expect.poll(several, PATIENT).toEqual({ alarms: [{ key: 'camera.nir.temperature', seen: 'WARNING' }] });
    // The next keys count when this one has been answered.
    await page.waitForSelector('text=1 acknowledged');
    for (const key of [' ', 'ArrowDown', ' ', 'a']) await page.keyboard.press(key);
    await expect.poll(keys, PATIENT).toEqual(['camera.nir.temperature', 'sensor.DRD11']);
    await page.waitForSelector('text=2 acknowledged');
    await page.keyboard.press('Shift+A');
    await expect.poll(keys, PATIENT).toHaveLength(3);
    for (const key of ['Home', 's']) await page.keyboard.press(key);
    const form = page.getByRole('form', { name: 'Shelve this alarm' });
    await form.waitFor();
    // A critical alarm is put aside for half an hour at most, and never without a reason.
    expect(await form.getByRole('radio', { name: '12 h' }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.type('the encoder is being changed');
    await form.getByRole('radio', { name: '30 min' }).click();
    await form.getByRole('button', { name: 'Shelve' }).click();
    await expect
      .poll(() => made('alarms.shelve'), PATIENT)
      .toEqual([{ key: 'closing:telescope', minutes: 30, reason: 'the encoder is being changed' }]);
    await page.getByRole('textbox', { name: 'Find' }).last().fill('humidity');
    await page.getByRole('radio', { name: 'The chosen one' }).click();
    await expect
      .poll(() => made('alarms.history').at(-1), PATIENT)
      .toMatchObject({ text: 'humidity', key: 'closing:telescope' });
  },
);

/** Counts the tones a window plays. */
const LISTEN = `
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
`;
/** A second window of the console, which is told of sounds and nothing else. */
const SECOND = `
  const listeners = new Set();
  window.pyros = {
    invoke: async () => ({ ok: true, value: null }),
    subscribe: (one) => { listeners.add(one); return () => listeners.delete(one); },
  };
  window.demoTell = (message) => { for (const one of listeners) one(message); };
`;

it('a new sound is heard once, from one window; from the next when that is closed', TEST, async () => {
  await open({ view: 'overview', scene: 'burst' });
  const second = await page.context().newPage();
  await second.addInitScript(SECOND);
  await second.goto(page.url());
  await second.waitForSelector('.alarm');
  await page.evaluate(LISTEN);
  await second.evaluate(LISTEN);
  const tell = (window: Page, id: number) =>
    window.evaluate(
      `window.demoTell(${JSON.stringify({
        topic: 'annunciation',
        revision: id,
        kind: 'snapshot',
        value: {
          sound: { id, at: 0, severity: 'SERIOUS', cause: 'new' },
          mutedUntil: null,
          mutedBy: null,
          flood: null,
        },
      })})`,
    );
  const tones = (window: Page) => window.evaluate<number>('window.tones');
  for (const window of [second, page]) await tell(window, 1);
  await expect.poll(() => tones(page), PATIENT).toBe(3);
  for (const window of [second, page]) await tell(window, 1);
  expect(await tones(second)).toBe(0);
  await page.close();
  await expect
    .poll(async () => (await second.evaluate<{ held: unknown[] }>('navigator.locks.query()')).held.length, PATIENT)
    .toBe(1);
  await tell(second, 2);
  await expect.poll(() => tones(second), PATIENT).toBe(3);
  page = second;
});
