import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { VIEW_TITLES } from '../../renderer/views/viewTitles.ts';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { brightestGreenOrBlue } from './pages/pixels.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// A clear night that runs by itself, and somebody who only looks.
let stage: Stage;
let window: ConsolePage;

beforeAll(async () => {
  stage = await startStage({ speed: 120 });
  window = stage.first;
}, START_WITHIN_MS);
afterAll(async () => {
  expect(window.faults).toEqual([]);
  await stage.end();
});

const utc = (console: ConsolePage) => console.text('.cell.utc .v');

describe('GIVEN a console that was just started', () => {
  it('WHEN it is drawn THEN safety, time, mode, dome and telescope are known within seconds', async () => {
    await window.ready();
    await eventually(
      'safety is known',
      () => window.safety(),
      (seen) => /^(SAFE|HOLD|UNSAFE): /.test(seen),
    );
    await window.says('Control', /^AUTO$/);
    await window.says('Dome', /^(CLOSED|OPENING|OPEN)$/);
    await window.says('Telescope', /^[A-Z]+$/);
    await window.says('VIS', /^[A-Z]+$/);
    await window.says('NIR', /^[A-Z]+$/);
    expect(await window.page.locator('.status .stale').count()).toBe(0);
    const first = await utc(window);
    expect(first).toMatch(/^\d\d:\d\d:\d\d/);
    await eventually(
      'UTC ticks',
      () => utc(window),
      (seen) => seen !== first,
    );
  });
});

describe('GIVEN nobody touches anything', () => {
  it('WHEN the night begins THEN the dome opens, a sequence runs and its images appear', async () => {
    await window.says('Dome', /^OPEN$/);
    await eventually('a sequence runs', () => stage.told('majordome')?.state === 'EXECUTING');
    await window.panel('Now and next').getByText('exposing since').waitFor();
    await eventually(
      'both cameras show an image',
      () => window.panel('Latest images').locator('canvas').count(),
      (seen) => seen === 2,
    );
    await window.show('Images');
    await window.panel('Image').locator('canvas').waitFor();
    await window.page.getByText('sources').first().waitFor();
  });

  it('WHEN a sequence runs THEN the schedule says so, and no agent is called silent', async () => {
    await window.show('Schedule');
    await window.page.locator('tr.executing', { hasText: 'Executing' }).waitFor();
    await window.show('System');
    await window.panel('Agents').getByText('7 of 7 on time').waitFor();
  });
});

describe('GIVEN a second window with the same view', () => {
  let second: ConsolePage;

  it('WHEN a panel is popped out THEN its window lives, and both stay in step', async () => {
    await window.show('Overview');
    second = await stage.opened(() => window.popOut('Safety'));
    await second.shows('Overview: Safety');
    expect(await second.page.locator('.head-tab h2').allTextContents()).toEqual(['Safety']);
    const time = await utc(second);
    await eventually(
      'the popped out window ticks',
      () => utc(second),
      (seen) => seen !== time,
    );
    const words = (console: ConsolePage) =>
      Promise.all(['Dome', 'Telescope', 'Control'].map((cell) => console.word(cell)));
    await eventually(
      'both say the same',
      async () => [await words(second), await words(window)].map(String),
      ([here, there]) => here === there,
    );
    await window.page.getByText('Window 1 of 2').waitFor();
    await second.theme('light');
    await window.page.locator('html.light').waitFor({ state: 'attached' });
  });

  it('WHEN its page is reloaded THEN it is live again by itself', async () => {
    await second.page.reload();
    await second.ready();
    await eventually(
      'safety is known again',
      () => second.safety(),
      (seen) => /^(SAFE|HOLD): /.test(seen),
    );
    const time = await utc(second);
    await eventually(
      'the reloaded window ticks',
      () => utc(second),
      (seen) => seen !== time,
    );
    expect(second.faults).toEqual([]);
  });

  it('WHEN it is closed THEN the first goes on', async () => {
    await second.page.close({ runBeforeUnload: true });
    await window.page.getByText('Window 1 of 1').waitFor();
  });
});

describe('GIVEN the palette', () => {
  it.each(Object.values(VIEW_TITLES))('WHEN %s is typed THEN it is shown', async (title) => {
    await window.command(title);
    await window.shows(title);
  });
});

describe('GIVEN the red theme on live data', () => {
  it('WHEN each view is looked at THEN no pixel has green or blue above 40', async () => {
    await window.theme('red');
    const brightest: Record<string, number> = {};
    for (const title of Object.values(VIEW_TITLES)) {
      await window.show(title);
      brightest[title] = await brightestGreenOrBlue(window.page);
    }
    await window.page.keyboard.press('Control+k');
    await window.page.locator('.palette').waitFor();
    brightest.palette = await brightestGreenOrBlue(window.page);
    await window.page.keyboard.press('Escape');
    expect(Object.entries(brightest).filter(([, value]) => value > 40)).toEqual([]);
    expect(brightest.Overview).toBeGreaterThan(0);
    await window.theme('dark');
  });
});

describe('GIVEN the services fall silent', () => {
  it('WHEN nothing was heard for five seconds THEN every number is called old, and the console comes back when they do', async () => {
    const push = stage.shell.push;
    stage.shell.push = () => undefined;
    await window.page.getByText('The services do not answer').waitFor();
    expect(await window.safety()).toContain('UNKNOWN');
    expect(await window.word('Dome')).toBe('--');
    stage.shell.push = push;
    await eventually(
      'safety is known again',
      () => window.safety(),
      (seen) => /^(SAFE|HOLD): /.test(seen),
    );
    await window.says('Dome', /^OPEN$/);
  });
});
