import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { VIEW_TITLES } from '../../renderer/views/viewTitles.ts';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { TelescopeView } from './pages/TelescopeView.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// An operator commands by hand; a colleague sits at a second window.
let stage: Stage;
let operator: ConsolePage;
let colleague: ConsolePage;
let telescope: TelescopeView;

beforeAll(async () => {
  stage = await startStage({ login: 'operator' });
  operator = stage.first;
  telescope = new TelescopeView(operator);
  colleague = await stage.opened(() => operator.command('Another window with this view'));
  await operator.show('Telescope');
  await colleague.show('Telescope');
  await operator.says('Dome', /^OPEN$/);
}, START_WITHIN_MS);
afterAll(async () => {
  expect(operator.faults).toEqual([]);
  await stage.end();
});

const commandsFor = (device: string, command: RegExp) =>
  (stage.told('commands') ?? []).filter((one) => one.device === device && command.test(one.command));

describe('GIVEN the majordome holds control', () => {
  it('WHEN an operator looks at the controls THEN they are disabled and say why', async () => {
    const close = telescope.button(/^Close shutter/);
    expect(await close.getAttribute('aria-disabled')).toBe('true');
    await operator.panel('Dome').getByText('AUTO: take control first.').first().waitFor();
  });

  it('WHEN an operator takes control THEN both windows say who holds it, and the second one is refused', async () => {
    await telescope.takeControl();
    await operator.says('Control', /^MAN$/);
    expect(await operator.cell('Control').textContent()).toContain('this window');
    await colleague.says('Control', /^MAN$/);
    expect(await colleague.cell('Control').textContent()).toContain('operator');
    await colleague.page.getByText('operator holds control in another window.').first().waitFor();
    const answer = await colleague.page.evaluate(() => window.pyros?.invoke('telescope.park', undefined));
    expect(answer).toMatchObject({ ok: false, code: 'control', reason: 'operator holds control in another window.' });
    // What would be refused is not offered.
    await new TelescopeView(colleague).button('Ask for control').waitFor();
    expect(await colleague.page.getByRole('button', { name: /^Take (over|control)/ }).count()).toBe(0);
  });
});

describe('GIVEN an operator in control', () => {
  it('WHEN a direction is typed THEN the telescope goes there', async () => {
    await telescope.goToHorizontal('55', '140');
    await eventually(
      'the telescope stands there',
      () => stage.told('instruments')?.telescope.status,
      (seen) => Math.abs((seen?.altitudeDegrees ?? 0) - 55) < 0.1 && Math.abs((seen?.azimuthDegrees ?? 0) - 140) < 0.1,
    );
    await operator.page
      .getByRole('grid')
      .or(operator.panel('Commands'))
      .getByText(/AltAz|ALTAZ|55\.0/i)
      .first()
      .waitFor();
  });

  it('WHEN a place below the horizon is typed THEN the refusal stands beside the field, and the services refuse it too', async () => {
    const before = commandsFor('Telescope', /./).filter(({ outcome }) => outcome !== 'refused').length;
    await telescope.coordinates('J2000', '12:00:00', '-88:00:00');
    await telescope.verdict.getByText('altitude; the limit is 15°').waitFor();
    expect(await telescope.button(/^Go, track/).getAttribute('aria-disabled')).toBe('true');
    const answer = await operator.page.evaluate(() =>
      window.pyros?.invoke('telescope.slewTo', { rightAscensionDegrees: 180, declinationDegrees: -88 }),
    );
    expect(answer).toMatchObject({ ok: false, code: 'interlock' });
    expect(commandsFor('Telescope', /./).filter(({ outcome }) => outcome !== 'refused')).toHaveLength(before);
  });

  it('WHEN nonsense is typed THEN it is said at once, and nothing can be sent', async () => {
    await telescope.coordinates('Alt, az', '95', '100');
    await telescope.verdict.getByText('Altitude runs from −5° to 90°.').waitFor();
    expect(await telescope.button(/^Go, stand/).getAttribute('aria-disabled')).toBe('true');
  });

  it('WHEN the dome’s button is let go early THEN nothing is sent; WHEN it is held THEN the dome closes', async () => {
    await operator.hold(telescope.button(/^Park/));
    await operator.says('Telescope', /^PARKED$/);
    const close = telescope.button(/^Close shutter/);
    await eventually(
      'it is allowed',
      () => close.getAttribute('aria-disabled'),
      (seen) => seen === 'false',
    );
    const before = commandsFor('Dome', /CLOSE/i).length;
    await operator.holdTooShort(close);
    expect(commandsFor('Dome', /CLOSE/i)).toHaveLength(before);
    expect(await operator.word('Dome')).toBe('OPEN');
    await operator.hold(close);
    await operator.says('Dome', /^CLOSED$/);
    await colleague.says('Dome', /^CLOSED$/);
  });

  it('WHEN the mirror is covered and the opening is held THEN the dome opens', async () => {
    const open = telescope.button(/^Open shutter/);
    const coverOpen = () => stage.told('instruments')?.telescope.status?.coverOpen;
    if (coverOpen() === true) await telescope.button('Close cover').click();
    await eventually('the cover is shut', coverOpen, (seen) => seen === false);
    await eventually(
      'it is allowed',
      () => open.getAttribute('aria-disabled'),
      (seen) => seen === 'false',
    );
    await operator.hold(open);
    await operator.says('Dome', /^OPEN$/);
  });

  it.each(['Dome, red', 'Fan east'])('WHEN %s is switched THEN both windows show it', async (name) => {
    const both = [telescope.switch(name, 'on'), new TelescopeView(colleague).switch(name, 'on')];
    await telescope.switch(name, 'on').click();
    for (const on of both)
      await eventually(
        'it is on',
        () => on.getAttribute('aria-checked'),
        (seen) => seen === 'true',
      );
    await telescope.switch(name, 'off').click();
    await eventually(
      'it is off',
      () => telescope.switch(name, 'off').getAttribute('aria-checked'),
      (seen) => seen === 'true',
    );
  });
});

describe('GIVEN something moves', () => {
  const stops = () => commandsFor('Telescope', /STOP|HALT|ABORT/i).length;

  it.each(Object.values(VIEW_TITLES))('WHEN STOP is pressed in %s THEN every device is told', async (title) => {
    await operator.show(title);
    const before = stops();
    await operator.stop.click();
    await eventually('the telescope is told to stop', stops, (seen) => seen > before);
  });

  it.each([
    { what: 'the palette', open: 'Control+k' },
    { what: 'the list of keys', open: '?' },
  ])('WHEN Shift+Esc is pressed over $what THEN every device is told', async ({ open }) => {
    await operator.page.keyboard.press(open);
    await operator.page.locator('.dialog').waitFor();
    const before = stops();
    await operator.page.keyboard.press('Shift+Escape');
    await eventually('the telescope is told to stop', stops, (seen) => seen > before);
    await operator.page.locator('.safety-answer', { hasText: 'carried out' }).waitFor();
    await operator.page.keyboard.press('Escape');
    await operator.page.locator('.dialog').waitFor({ state: 'detached' });
  });

  it('WHEN a slew is under way THEN STOP ends it short of its target', async () => {
    await operator.show('Telescope');
    // On this fast clock a slew is over in half a second: one that is stuck lasts until it is stopped.
    const fault = (which: string) =>
      operator.page.evaluate(
        (what) => window.pyros?.invoke('simulation.setFault', { device: 'Telescope', fault: what }),
        which,
      );
    expect(await fault('stuck')).toMatchObject({ ok: true });
    await telescope.goToHorizontal('30', '300');
    await operator.says('Telescope', /^SLEWING$/);
    await operator.page.keyboard.press('Shift+Escape');
    await operator.says('Telescope', /^(STOPPED|IDLE|TRACKING|STANDING)$/);
    await fault('none');
    expect(Math.abs((stage.told('instruments')?.telescope.status?.azimuthDegrees ?? 300) - 300)).toBeGreaterThan(1);
  });
});

describe('GIVEN the observatory must be made safe', () => {
  it('WHEN MAKE SAFE is let go early THEN nothing happens', async () => {
    await operator.holdTooShort(operator.makeSafe);
    expect(await operator.word('Dome')).toBe('OPEN');
  });

  it('WHEN MAKE SAFE is held in any window THEN the telescope is parked and the dome shut', async () => {
    await colleague.hold(colleague.makeSafe);
    await operator.says('Dome', /^CLOSED$/);
    await operator.says('Telescope', /^PARKED$/);
    expect(stage.told('control')).toMatchObject({ mode: 'MAN', holderWindow: colleague.id });
  });

  it('WHEN its window is closed THEN nothing opens by itself, until somebody gives control back', async () => {
    await colleague.page.close({ runBeforeUnload: true });
    await operator.page.getByText('Manual, nobody holds control').waitFor();
    await operator.page.getByText('Nobody holds control: take it first.').first().waitFor();
    expect(await operator.word('Dome')).toBe('CLOSED');
    await telescope.takeControl();
    await operator.hold(telescope.button('Release to AUTO'));
    await operator.says('Control', /^AUTO$/);
    await operator.says('Dome', /^OPEN$/);
  });
});

describe('GIVEN another window took control and brought nothing to rest', () => {
  it('WHEN it is closed THEN the majordome takes over', async () => {
    const visitor = await stage.opened(() => operator.command('Another window with this view'));
    await new TelescopeView(visitor).takeControl();
    await operator.says('Control', /^MAN$/);
    await visitor.page.close({ runBeforeUnload: true });
    await operator.says('Control', /^AUTO$/);
  });
});
