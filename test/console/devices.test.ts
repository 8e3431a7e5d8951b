import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { TelescopeView } from './pages/TelescopeView.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// Control goes from window to window; sentences are typed; a device is exchanged, or not; all of it is in the audit.
let stage: Stage;
let first: ConsolePage;
let second: ConsolePage;

beforeAll(async () => {
  stage = await startStage({ login: 'pyros' });
  first = stage.first;
  second = await stage.opened(() => first.command('Another window with this view'));
  await first.show('Telescope');
  await second.show('Telescope');
}, START_WITHIN_MS);
afterAll(async () => {
  expect(first.faults).toEqual([]);
  expect(second.faults).toEqual([]);
  await stage.end();
});

const button = (window: ConsolePage, name: string | RegExp) => window.page.getByRole('button', { name }).first();
const control = () => stage.told('control');
const says = (window: ConsolePage, words: RegExp) =>
  eventually(
    `the cell says ${words}`,
    () => window.cell('Control').textContent(),
    (seen) => words.test(seen ?? ''),
  );

/** Types a sentence and has it said. */
async function say(window: ConsolePage, line: string): Promise<void> {
  const input = window.page.getByRole('textbox', { name: 'Sentence of the instrument language' });
  await input.fill(line);
  await input.press('Enter');
}

describe('GIVEN two windows', () => {
  it('WHEN one takes control THEN both say who holds it since when, and the other may only ask', async () => {
    await new TelescopeView(first).takeControl();
    await says(first, /MANthis window since \d\d:\d\d/);
    await says(second, /MANpyros since \d\d:\d\d/);
    await button(second, 'Ask for control').waitFor();
    expect(await second.page.getByRole('button', { name: /^Take (over|control)/ }).count()).toBe(0);
  });

  it('WHEN the other asks and is declined THEN it is told so', async () => {
    await button(second, 'Ask for control').click();
    await first.page.locator('.control-prompt', { hasText: 'pyros asks for control from window 2.' }).waitFor();
    await first.page.locator('.control-prompt .keep').click();
    await second.page.getByText('The request was declined.').first().waitFor();
    expect(control()).toMatchObject({ holderWindow: first.id, request: null });
  });

  it('WHEN it asks again and the holder agrees THEN control is there, and only there', async () => {
    await button(second, 'Ask for control').click();
    await first.page.locator('.control-prompt').getByRole('button', { name: 'Hand over' }).click();
    await says(second, /this window/);
    expect(control()).toMatchObject({ mode: 'MAN', holderWindow: second.id });
    const answer = await first.page.evaluate(() => window.pyros?.invoke('telescope.park', undefined));
    expect(answer).toMatchObject({ ok: false, code: 'control' });
  });

  it('WHEN an administrator takes it away THEN a reason is asked for', async () => {
    await first.cell('Control').click();
    const dialog = first.page.getByRole('dialog');
    const take = dialog.getByRole('button', { name: /^Take control away/ });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('too short');
    expect(await take.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('nobody sits at the other window');
    await first.hold(take);
    await says(first, /this window/);
    await first.page.keyboard.press('Escape');
    expect(control()).toMatchObject({ holderWindow: first.id });
  });
});

describe('GIVEN the instrument language', () => {
  it('WHEN a sentence is typed THEN Tab completes it, and the answer is a table', async () => {
    await first.show('Devices');
    const input = first.page.getByRole('textbox', { name: 'Sentence of the instrument language' });
    await input.fill('get do');
    await first.page.locator('.say-help', { hasText: 'DOME' }).waitFor();
    await input.press('Tab');
    await expect.poll(() => input.inputValue()).toBe('get DOME ');
    await say(first, 'get DOME SHUTTER');
    const table = first.page.getByRole('table', { name: 'GET DOME SHUTTER' });
    await table.getByText('shutterPercent').waitFor();
  });

  it('WHEN a word is wrong THEN it is underlined and explained', async () => {
    const input = first.page.getByRole('textbox', { name: 'Sentence of the instrument language' });
    await input.fill('DO DOME FLY now');
    await expect.poll(() => first.page.locator('.say-fault u').textContent()).toBe('FLY');
    await first.page.locator('.say-help', { hasText: '"FLY" is not something to DO of DOME' }).waitFor();
  });

  it('WHEN a command is said THEN it is followed until it is verified, and the arrow brings it back', async () => {
    await say(first, 'SET PLC LIGHT LAMP_CONTROL_ROOM on');
    await first.page.locator('.said-command', { hasText: 'PLC reads on' }).waitFor();
    const input = first.page.getByRole('textbox', { name: 'Sentence of the instrument language' });
    await input.press('ArrowUp');
    expect(await input.inputValue()).toBe('SET PLC LIGHT LAMP_CONTROL_ROOM on');
    await input.fill('');
  });

  it('WHEN a window without control says it THEN the reason stands there', async () => {
    await second.show('Devices');
    await say(second, 'DO DOME ROTATE 10');
    await second.page.locator('.said', { hasText: 'pyros holds control in another window.' }).waitFor();
    await say(second, 'GET DOME AZIMUTH');
    await second.page.getByRole('table', { name: 'GET DOME AZIMUTH' }).waitFor();
  });
});

describe('GIVEN a device that is at work', () => {
  it('WHEN another driver shall take its place THEN that is refused with the reason', async () => {
    // Fifty seconds of this console's time; it is aborted.
    await say(first, 'DO CAMERA_VIS EXPOSE 3000 r');
    await eventually('it exposes', () => stage.told('instruments')?.vis.status?.state === 'EXPOSING');
    await first.show('Settings');
    await first.page.locator('.device-line', { hasText: 'CameraVIS' }).click();
    await first.page.locator('#exchange-why', { hasText: 'The camera is exposing: abort it first.' }).waitFor();
    const answer = await first.page.evaluate(async () => {
      const list = await window.pyros?.invoke('equipment.list', undefined);
      const views = (list?.ok ? list.value : []) as readonly { readonly device: string; readonly setting: unknown }[];
      const view = views.find(({ device }) => device === 'CameraVIS');
      if (!view) return list;
      return window.pyros?.invoke('equipment.exchange', { device: 'CameraVIS', setting: view.setting });
    });
    expect(answer).toMatchObject({ ok: false, code: 'interlock', reason: 'The camera is exposing: abort it first.' });
  });

  it('WHEN it rests THEN a setting is tried out, and put in place by who holds the button', async () => {
    await first.show('Devices');
    await say(first, 'DO CAMERA_VIS ABORT');
    await eventually('it rests', () => stage.told('instruments')?.vis.status?.state === 'IDLE');
    await first.show('Settings');
    await first.page.locator('.device-line', { hasText: 'CameraVIS' }).click();
    await button(first, 'Try out').click();
    await first.page.locator('.try-out', { hasText: 'It answers' }).waitFor();
    const host = first.page.getByRole('textbox', { name: 'Host' });
    await host.fill('localhost');
    await first.hold(first.panel('Driver and address').getByRole('button', { name: /^Put in place/ }));
    await first.page.getByText('CameraVIS is in place and kept for the next start.').waitFor();
    await first.page.locator('.device-line', { hasText: 'localhost' }).getByText('REAL').waitFor();
  });
});

describe('GIVEN all that was done', () => {
  it('WHEN the audit is searched THEN it says who, from where, what and with which result', async () => {
    await first.show('Audit');
    const row = (words: string) => first.page.getByRole('option').filter({ hasText: words }).first();
    await row('equipment.exchange').waitFor();
    await first.page.getByRole('textbox', { name: 'Find' }).fill('sits at the other window');
    await row('control.take').waitFor();
    await first.page.getByRole('textbox', { name: 'Find' }).fill('');
    await first.page.getByRole('radio', { name: 'Refused or failed' }).click();
    await row('refused: interlock').waitFor();
    expect(await row('equipment.exchange').textContent()).toContain(first.id);
  });

  it('WHEN the devices’ history is looked at THEN the exposure is in it', async () => {
    await first.show('Devices');
    await first.panel('History').getByRole('option').filter({ hasText: 'exposing' }).first().waitFor();
  });
});
