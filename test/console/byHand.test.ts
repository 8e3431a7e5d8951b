import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually, PATIENCE_MS } from './pages/eventually.ts';
import { TelescopeView } from './pages/TelescopeView.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// Hands on the telescope: names, keys, a gamepad, exposures, and windows that die while a key is held.
let stage: Stage;
let operator: ConsolePage;
let telescope: TelescopeView;

beforeAll(async () => {
  stage = await startStage({ login: 'operator' });
  operator = stage.first;
  telescope = new TelescopeView(operator);
  await operator.show('Telescope');
  await operator.says('Telescope', /^[A-Z]+$/);
}, START_WITHIN_MS);
afterAll(async () => {
  expect(operator.faults).toEqual([]);
  await stage.end();
});

const latest = (command: RegExp) => (stage.told('commands') ?? []).find((one) => command.test(one.command)) ?? null;
const settled = (command: RegExp) =>
  eventually(
    `${command} is settled`,
    () => latest(command),
    (seen) => seen !== null && !['sent', 'acknowledged'].includes(seen.outcome),
  );
const state = () => stage.told('instruments')?.telescope.status?.state ?? '';
const moves = () => eventually('it moves', state, (seen) => seen === 'SLEWING');
const stands = () => eventually('it stands', state, (seen) => seen === 'TRACKING' || seen === 'STOPPED');

describe('GIVEN an operator who takes control', () => {
  it('WHEN reasons come and go below the buttons THEN no button moves', async () => {
    const places = () =>
      Promise.all([/^Park/, /^Go, track/, /^Close shutter/].map((name) => telescope.button(name).boundingBox()));
    const before = await places();
    await telescope.takeControl();
    await eventually(
      'it is allowed',
      async () => (await telescope.button(/^Park/).getAttribute('aria-disabled')) === 'false',
    );
    expect(await places()).toEqual(before);
  });

  it('WHEN a name is typed THEN it is completed, judged, and gone to when Go is held', async () => {
    await telescope.named('m 31');
    await telescope.verdict.getByText('The interlocks allow it.').waitFor();
    await telescope.go(/^Go, track/);
    // A simulator whose clock ran ahead while the application started stands still until it is caught up with.
    await eventually('it tracks', state, (seen) => seen === 'TRACKING', 2 * PATIENCE_MS);
    await eventually(
      'it is verified',
      () => latest(/^GOTO 10\.6/)?.outcome,
      (seen) => seen === 'verified',
    );
    await telescope.target.getByText(/acknowledged \+.*verified \+/).waitFor();
  });

  it('WHEN the coordinates are changed to apparent ones THEN the place stays the same', async () => {
    const field = telescope.target.getByRole('textbox', { name: 'α' });
    const before = await field.inputValue();
    await telescope.target.getByRole('radio', { name: 'Apparent' }).click();
    // 26 years of precession: a minute and a half in right ascension.
    await eventually(
      'other numbers',
      () => field.inputValue(),
      (seen) => seen !== before && /^00:44/.test(seen),
    );
    await telescope.target.getByRole('radio', { name: 'J2000' }).click();
    await eventually(
      'the first numbers',
      () => field.inputValue(),
      (seen) => seen.slice(0, 7) === before.slice(0, 7),
    );
  });

  it('WHEN the tracking rate is set THEN it is read back', async () => {
    await operator.page
      .getByRole('radiogroup', { name: 'Tracking rate' })
      .getByRole('radio', { name: 'lunar' })
      .click();
    expect(await settled(/^RATE lunar/)).toMatchObject({ outcome: 'verified', detail: 'reads lunar' });
    await operator.page
      .getByRole('radiogroup', { name: 'Tracking rate' })
      .getByRole('radio', { name: 'sidereal' })
      .click();
    await settled(/^RATE sidereal/);
  });
});

describe('GIVEN a telescope that tracks', () => {
  beforeAll(async () => {
    // On this fast clock 15″ a second are a quarter of a degree in a second of the hand.
    await operator.page
      .getByRole('radiogroup', { name: 'Rate of the jog' })
      .getByRole('radio', { name: 'guide' })
      .click();
  });

  it('WHEN a button of the pad is held THEN it moves until it is let go', async () => {
    await operator.page.getByRole('button', { name: 'Hold to move south' }).hover();
    await operator.page.mouse.down();
    await moves();
    await operator.page.mouse.up();
    expect(await settled(/^JOG SOUTH/)).toMatchObject({
      outcome: 'verified',
      detail: expect.stringContaining('let go'),
    });
    await stands();
  });

  it('WHEN an arrow key is held on the pad THEN it moves until the key comes up', async () => {
    await telescope.pad.focus();
    await operator.page.keyboard.down('ArrowLeft');
    await moves();
    await operator.page.keyboard.up('ArrowLeft');
    expect(await settled(/^JOG EAST/)).toMatchObject({
      outcome: 'verified',
      detail: expect.stringContaining('let go'),
    });
  });

  it('WHEN the pad loses the focus with the key down THEN it stops', async () => {
    await telescope.pad.focus();
    await operator.page.keyboard.down('ArrowRight');
    await moves();
    await telescope.target.getByRole('combobox', { name: 'name' }).focus();
    expect(await settled(/^JOG WEST/)).toMatchObject({ outcome: 'verified' });
    await operator.page.keyboard.up('ArrowRight');
  });

  it('WHEN the cross of a gamepad is held THEN it moves until it is let go', async () => {
    await operator.page.evaluate(() => {
      const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
      const pad = { id: 'Test pad', axes: [0, 0, 0, 0], buttons };
      Object.assign(globalThis, { testPad: pad });
      navigator.getGamepads = () => [pad as unknown as Gamepad];
    });
    await operator.page.getByText('Gamepad: Test pad').waitFor();
    const press = (index: number, pressed: boolean) =>
      operator.page.evaluate(
        ([which, down]) => {
          const { testPad } = globalThis as unknown as { testPad: { buttons: { pressed: boolean }[] } };
          const button = testPad.buttons[which as number];
          if (button) button.pressed = down as boolean;
        },
        [index, pressed] as const,
      );
    await press(12, true);
    await moves();
    await press(12, false);
    expect(await settled(/^JOG NORTH/)).toMatchObject({ outcome: 'verified' });
  });

  it('WHEN the window falls silent with a key down THEN the services stop it by themselves', async () => {
    const answer = await operator.page.evaluate(() =>
      window.pyros?.invoke('telescope.jog', { direction: 'NORTH', rate: 'guide' }),
    );
    expect(answer).toMatchObject({ ok: true });
    expect(await settled(/^JOG NORTH guide/)).toMatchObject({
      outcome: 'verified',
      detail: expect.stringContaining('its window fell silent'),
    });
  });
});

describe('GIVEN a panel in a window of its own', () => {
  it('WHEN Shift+Esc is pressed there THEN what moves is stopped', async () => {
    const beside = await stage.opened(() => operator.popOut('Way ahead'));
    // Following the sky lasts until it is stopped; a slew may be over before a busy computer looks.
    await telescope.named('m 31');
    await telescope.go(/^Go, track/);
    await eventually('it tracks', state, (seen) => seen === 'TRACKING');
    await beside.page.keyboard.press('Shift+Escape');
    await eventually('it stands', state, (seen) => seen === 'STOPPED');
    // STOP gives control to who pressed it.
    await beside.page.close({ runBeforeUnload: true });
    await telescope.takeControl();
  });
});

describe('GIVEN a camera', () => {
  it('WHEN it is exposed in a loop THEN picture follows picture until it is ended', async () => {
    const panel = operator.panel('Exposure');
    await panel.getByRole('radio', { name: 'Loop' }).click();
    await panel.getByRole('button', { name: 'Expose again and again' }).click();
    await panel.getByRole('img', { name: 'Latest image of VIS' }).waitFor();
    const taken = () => (stage.told('images') ?? []).filter(({ requestName }) => requestName === 'manual').length;
    await eventually('a second image', taken, (seen) => seen >= 2);
    await panel.getByRole('button', { name: 'End after this one' }).click();
    await panel.getByRole('button', { name: 'Expose again and again' }).waitFor();
  });
});

describe('GIVEN what stands in the beam', () => {
  const optics = () =>
    operator.page.locator('.dv-groupview').filter({ has: operator.page.getByRole('tab', { name: 'Optics' }) });

  it('WHEN the drawtube is stepped out THEN it is read back there; beyond its way it is not sent', async () => {
    await operator.page.getByRole('tab', { name: 'Optics' }).click();
    const panel = optics();
    await panel.getByRole('radio', { name: '200' }).click();
    await panel.getByRole('button', { name: 'Out' }).click();
    expect(await settled(/^MOVE 10200$/)).toMatchObject({ outcome: 'verified', detail: 'stands at 10200' });
    await panel.getByText('10200', { exact: true }).waitFor();
    await panel.getByRole('textbox', { name: 'to' }).fill('20001');
    await panel.getByText('The position is a whole number from 0 to 20000.').waitFor();
    await panel.getByText('No rotator is fitted').waitFor();
  });

  it('WHEN a filter is chosen THEN the wheel turns without an exposure', async () => {
    const wheel = optics().getByRole('radiogroup', { name: 'Filter of VIS' });
    await wheel.getByRole('radio', { name: 'V', exact: true }).click();
    expect(await settled(/^FILTER V$/)).toMatchObject({ outcome: 'verified', detail: 'V in the beam' });
    await operator.page.getByRole('tab', { name: 'By hand' }).click();
  });
});

describe('GIVEN another window that holds control', () => {
  it('WHEN it dies with a key down THEN the telescope stops', async () => {
    await operator.hold(telescope.button('Release to AUTO'));
    const other = await stage.opened(() => operator.command('Another window with this view'));
    const its = new TelescopeView(other);
    await its.takeControl();
    await its.pad.focus();
    await other.page.getByRole('radiogroup', { name: 'Rate of the jog' }).getByRole('radio', { name: 'guide' }).click();
    await its.pad.focus();
    await other.page.keyboard.down('ArrowUp');
    await moves();
    await other.page.close();
    expect(await settled(/^JOG NORTH/)).toMatchObject({ outcome: 'verified' });
  });
});
