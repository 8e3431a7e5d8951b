import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startXvfb } from '../doubles/startXvfb.ts';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// Real windows on a (pretended) screen, from the first to the ordered end.
let screen: Awaited<ReturnType<typeof startXvfb>>;
let stage: Stage;
let window: ConsolePage;
const displayBefore = process.env.DISPLAY;

beforeAll(async () => {
  screen = await startXvfb();
  process.env.DISPLAY = screen.display;
  // Slow enough that shutting the dome takes longer than a busy machine needs to show it.
  stage = await startStage({ speed: 40, onScreen: true });
  window = stage.first;
}, START_WITHIN_MS);
afterAll(async () => {
  await stage.end();
  if (displayBefore === undefined) delete process.env.DISPLAY;
  else process.env.DISPLAY = displayBefore;
  await screen.stop();
});

describe('GIVEN windows on a screen', () => {
  it('WHEN a panel is popped out THEN a second window stands on the screen, live, and both stay in step', async () => {
    await window.ready();
    const second = await stage.opened(() => window.popOut('Safety'));
    const places = await stage.shell.windows();
    expect(places).toHaveLength(2);
    for (const { place } of places) expect(place.width * place.height).toBeGreaterThan(100_000);
    expect(places[0]?.place).not.toEqual(places[1]?.place);
    await second.theme('light');
    await window.page.locator('html.light').waitFor({ state: 'attached' });
    await window.theme('dark');
    await second.page.locator('html.dark').waitFor({ state: 'attached' });
    expect([...window.faults, ...second.faults]).toEqual([]);
  });

  it('WHEN the control room is closed from the palette THEN telescope and dome are made safe first, and it ends well', async () => {
    await window.says('Dome', /^OPEN$/);
    await eventually('a sequence runs', () => stage.told('majordome')?.state === 'EXECUTING');
    await window.command('Close the control room');
    const progress = await window.appears('[role=status][aria-label="Shutting down"]');
    // By key: the screen's own pointer, which rests in the middle, takes pointer events away from a pretended one.
    await window.page.getByRole('button', { name: /^Close everything and quit/ }).focus();
    await window.page.keyboard.down('Enter');
    expect(await stage.application.ended).toBe(0);
    expect(progress.seen).toBe(true);
    expect(stage.told('instruments')?.dome.status?.shutter).toBe('CLOSED');
    expect(stage.told('instruments')?.telescope.status?.state).toBe('PARKED');
    expect(stage.told('shutdown')?.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(await stage.shell.windows()).toEqual([]);
  });
});
