import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// A trainee makes it rain from the Environment view; another window looks on.
let stage: Stage;
let trainee: ConsolePage;
let onlooker: ConsolePage;

beforeAll(async () => {
  stage = await startStage();
  trainee = stage.first;
  onlooker = await stage.opened(() => trainee.command('Another window with this view'));
  await trainee.show('Environment');
  await trainee.says('Dome', /^OPEN$/);
}, START_WITHIN_MS);
afterAll(async () => {
  expect([...trainee.faults, ...onlooker.faults]).toEqual([]);
  await stage.end();
});

const make = (weather: string) => trainee.page.getByRole('button', { name: weather, exact: true }).click();
const both = async (what: string, look: (window: ConsolePage) => Promise<string>, word: RegExp) => {
  for (const window of [trainee, onlooker])
    await eventually(
      `${what} in window ${window.id}`,
      () => look(window),
      (seen) => word.test(seen),
    );
};

describe('GIVEN an open dome and two windows', () => {
  it('WHEN it rains THEN both say UNSAFE with the cause, and the dome is verified shut', async () => {
    await make('Rain');
    await both('unsafe', (window) => window.safety(), /^UNSAFE: .*rain/i);
    await both('shut', (window) => window.word('Dome'), /^CLOSED$/);
    await both('parked', (window) => window.word('Telescope'), /^PARKED$/);
    await trainee.page.locator('.decision', { hasText: 'Keep closed' }).waitFor();
    await trainee.panel('Tonight’s closures').getByText(/rain/i).first().waitFor();
    const [closure] = stage.told('nightlog')?.closures ?? [];
    expect(closure?.closedAt).toBeGreaterThan(closure?.at ?? 0);
    expect(stage.told('majordome')?.execution).toBeNull();
  });

  it('WHEN it is dry again THEN both count down to the opening, at the same pace', async () => {
    await make('Rain');
    const left = async (window: ConsolePage) => /(\d+) min/.exec(await window.safety())?.[1] ?? '';
    await both('a countdown', left, /^\d+$/);
    const before = Number(await left(trainee));
    await eventually(
      'it runs down',
      () => left(trainee),
      (seen) => seen !== '' && Number(seen) < before,
    );
    await both('the same', left, new RegExp(`^(${[0, 1, 2, 3].map((less) => before - less).join('|')})$`));
    await trainee.page.locator('.decision .until .far').waitFor();
    expect(await trainee.word('Dome')).toBe('CLOSED');
  });
});
