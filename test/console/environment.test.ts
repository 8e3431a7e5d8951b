import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// An expert by day, with the Environment view: the past, the PLC by hand, and what happens without PLC and monitoring.
let stage: Stage;
let expert: ConsolePage;

beforeAll(async () => {
  stage = await startStage({ speed: 20 });
  expert = stage.first;
  await expert.show('Environment');
  await expert.panel('Rules').locator('tbody tr').nth(10).waitFor();
}, START_WITHIN_MS);
afterAll(async () => {
  expect(expert.faults).toEqual([]);
  await stage.end();
});

const button = (name: string) => expert.page.getByRole('button', { name, exact: true });
const rule = (name: string) => expert.panel('Rules').locator('tr', { hasText: name });

describe('GIVEN the live environment', () => {
  it('WHEN one looks at an instant of the past THEN both tables and every rule are as they were then, and L comes back', async () => {
    await expert.panel('Weather and site').getByText('live').waitFor();
    // Of ten minutes a step is ten seconds: what was recorded since the start.
    for (const key of ['+', '+', ',']) await expert.page.keyboard.press(key);
    const past = expert.page.locator('.past-band');
    await past.first().waitFor();
    await expert
      .panel('Rules')
      .getByText(/^as it was: /)
      .waitFor();
    await rule('Humidity').waitFor();
    await expert.page.keyboard.press('l');
    await past.first().waitFor({ state: 'detached' });
  });

  it('WHEN E is pressed THEN a table for a spreadsheet comes, named after its span', async () => {
    const download = expert.page.waitForEvent('download');
    await expert.page.keyboard.press('e');
    expect((await download).suggestedFilename()).toMatch(/^environment \d{4}-\d\d-\d\d \d{4} to .*\.csv$/);
    await expert
      .panel('Trends')
      .getByText(/^".*\.csv": \d+ lines?, /)
      .waitFor();
  });

  it('WHEN the PLC is asked by hand THEN its whole reply stands there as it is', async () => {
    await expert.page.getByText('PLC and monitoring', { exact: true }).first().click();
    await button('STATUS').click();
    await expert.page.locator('.plc-reply').getByText('OutsideHumidity').first().waitFor();
    await button('HEARTBEAT').click();
    await expert.page.getByText('The PLC took the heartbeat.').waitFor();
  });

  it('WHEN the PLC is killed THEN the rule of its contact secures and readings are unknown; started again it comes back', async () => {
    await button('Kill').click();
    await expert.panel('Simulation').getByText('PLC dead').waitFor();
    await rule('PLC contact').getByText('SECURE').waitFor();
    await eventually(
      'unsafe',
      () => expert.safety(),
      (seen) => seen.startsWith('UNSAFE'),
    );
    expect(stage.told('environment')?.weather.humidity).toBeNull();
    await button('Start').click();
    await rule('PLC contact').getByText('answering').waitFor();
  });

  it('WHEN the monitoring is stopped THEN safety is unknown until it is started again', async () => {
    await keepPressed(/^Stop hold/, 'stopped');
    await eventually(
      'unknown',
      () => expert.safety(),
      (seen) => seen.startsWith('UNKNOWN'),
    );
    await expert.panel('Rules').getByText('STALE').first().waitFor();
    await keepPressed(/^Start hold/, 'running');
    await eventually(
      'known again',
      () => expert.safety(),
      (seen) => !seen.startsWith('UNKNOWN'),
    );
  });
});

/** Holds a button until the monitoring is what it should be: how far the hold has come may be over before one looks. */
async function keepPressed(name: RegExp, state: string): Promise<void> {
  await expert.page.getByRole('button', { name }).hover();
  await expert.page.mouse.down();
  await eventually(
    `the monitoring is ${state}`,
    () => stage.told('agents')?.find((agent) => agent.name === 'Environment')?.state,
    (seen) => seen === state,
  );
  await expert.page.mouse.up();
}
