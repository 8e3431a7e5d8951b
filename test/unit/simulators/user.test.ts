import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NIGHT } from './SimulatorLine.ts';
import { SimulatorProcess } from './SimulatorProcess.ts';

const USER = 'user/userSimulator.ts';
const begin = new Date(NIGHT).toISOString();
const newInbox = () => join(mkdtempSync(join(tmpdir(), 'inbox-')), 'requests');

test('submits the ten requests of the seed, whole, and ends with the scenario', async () => {
  const inbox = newInbox();
  const args = ['clear-night.json', '--inbox', inbox, '--start', begin, '--speed', '4000'];
  const { code } = await SimulatorProcess.launch(USER, ...args).ended();
  expect(code).toBe(0);
  const files = readdirSync(inbox);
  expect(files).toHaveLength(10);
  for (const file of files) {
    const resource = join(import.meta.dirname, '../../../simulators/resources', file);
    expect(readFileSync(join(inbox, file), 'utf8')).toBe(readFileSync(resource, 'utf8'));
  }
});

test('follows the parent’s clock, and ends with the parent', async () => {
  const inbox = newInbox();
  const args = ['clear-night.json', '--inbox', inbox, '--start', begin, '--iteration-seconds', '240', '--with-parent'];
  const user = await SimulatorProcess.start(USER, ...args);
  user.tell({ clock: { now: NIGHT + 4 * 240_000, rate: 1 } });
  expect(await user.line((line) => line.includes('_03'))).toBe(
    'submitted routine_request_03.xml 2026-12-16T03:16:00.000Z',
  );
  expect(readdirSync(inbox)).toHaveLength(3);
  user.tell('not for the clock');
  user.tell({ clock: { now: 'noon' } });
  user.tell({ clock: { now: NIGHT + 33 * 240_000, rate: 1 } });
  await user.line((line) => line.includes('_10'));
  user.child.stdin?.end();
  expect((await user.ended()).code).toBe(0);
});

test('says that it needs an inbox', async () => {
  const { code, errors } = await SimulatorProcess.launch(USER, 'clear-night.json').ended();
  expect(code).toBe(1);
  expect(errors).toContain('--inbox');
});
