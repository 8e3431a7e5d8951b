import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { TelescopeView } from './pages/TelescopeView.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// Visitors, users and administrators at one desk: who may do what, a request by XML, a fake alert.
/** Of every user of the initial database (fixtures/initial.json). */
const PASSWORD = 'DjangoPyros';
/** The double cluster in Perseus: high all evening in December. */
const REQUEST = `<?xml version="1.0" encoding="UTF-8"?>
<request name="Double cluster" user="observer" programme="CAL" night="tonight" strategy="best-effort">
  <sequence name="NGC 869" ra="34.75" dec="57.13" priority="5" mandatory="no" report-nights="0" overhead="60"
            max-airmass="2.0" min-moon-distance="10" preferred="" delta-left="" delta-right="">
    <album detector="VIS"><plan name="V" filter="V" exposure="30" count="3" dither="0"/></album>
  </sequence>
</request>`;

let stage: Stage;
let window: ConsolePage;

beforeAll(async () => {
  stage = await startStage({ login: 'observer' });
  window = stage.first;
}, START_WITHIN_MS);
afterAll(async () => {
  expect(window.faults).toEqual([]);
  await stage.end();
});

const disabled = (name: string | RegExp) =>
  window.page.getByRole('button', { name }).first().getAttribute('aria-disabled');

describe('GIVEN nobody is logged in', () => {
  it('WHEN a visitor looks round THEN everything is shown, and every control says what it needs', async () => {
    await window.logout();
    await eventually(
      'a visitor',
      () => window.user(),
      (seen) => seen.startsWith('visitor'),
    );
    await window.show('Telescope');
    expect(await disabled(/^Close shutter/)).toBe('true');
    await window.panel('Dome').getByText('Only experts may do this. Log in as an expert.').first().waitFor();
    await window.show('Alerts');
    await window.page.getByText('Only administrators may do this.').waitFor();
    await window.show('Requests');
    await window.page.getByText('Import XML').click();
    await window.page.getByText('You are looking on as a visitor. Log in to do this.').first().waitFor();
    const answer = await window.page.evaluate(() =>
      globalThis.window.pyros?.invoke('control.setMode', { mode: 'MAN' }),
    );
    expect(answer).toMatchObject({ ok: false, code: 'role' });
    await window.command('Close the control room');
    expect(await disabled(/^Close everything and quit/)).toBe('true');
    await window.page.getByRole('button', { name: 'Go on observing' }).click();
  });

  it('WHEN STOP is pressed THEN it works all the same', async () => {
    await window.stop.click();
    await window.page.locator('.safety-answer', { hasText: 'carried out' }).waitFor();
    await window.says('Control', /^MAN$/);
  });

  it('WHEN a password is wrong THEN it is said in the dialog, and not whether the name exists', async () => {
    await window.login('operator', 'wrong');
    await window.page.getByRole('dialog').getByText('The user name or the password is wrong.').waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('WHEN an expert logs in THEN commands are allowed', async () => {
    await window.login('operator', PASSWORD);
    await eventually(
      'the expert',
      () => window.user(),
      (seen) => seen === 'operator, expert',
    );
    await window.show('Telescope');
    await window.page.getByText('Manual, you hold control').waitFor();
    await window.hold(new TelescopeView(window).button('Release to AUTO'));
    await window.says('Control', /^AUTO$/);
    await window.show('Alerts');
    await window.page.getByText('Only administrators may do this.').waitFor();
  });
});

describe('GIVEN a user with a request as XML', () => {
  it('WHEN it is wrong THEN the place and the fault are said', async () => {
    await window.show('Requests');
    await window.page.getByText('Import XML').click();
    await window.page.getByLabel('XML of a request').fill(REQUEST.replace('dec="57.13"', 'dec="157.13"'));
    await window.page.getByRole('button', { name: 'Import and submit' }).click();
    await window.page.getByRole('alert').filter({ hasText: /dec/ }).waitFor();
  });

  it('WHEN it is right and submitted THEN it has its place in the schedule', async () => {
    await window.page.getByLabel('XML of a request').fill(REQUEST);
    await window.page.getByRole('button', { name: 'Import and submit' }).click();
    const answer = window.page.locator('#import-why');
    await eventually(
      'it is imported',
      () => answer.textContent(),
      (seen) => /Request \d+ imported and submitted/.test(seen ?? ''),
    );
    await window.panel('Request').getByText('Double cluster').first().waitFor();
    await window.show('Schedule');
    await window.page.locator('.plan-table tr', { hasText: 'NGC 869' }).waitFor();
  });
});

describe('GIVEN a user who types a request for a target that moves', () => {
  const form = () => window.panel('New request');

  it('WHEN lines of a satellite are wrong THEN each says what the reader of the XML says', async () => {
    await window.show('Requests');
    await window.page.getByText('New request').first().click();
    await form().getByRole('radio', { name: 'Satellite' }).click();
    await form().getByLabel('Two-line elements').fill('1 25544U 98067A\n25544');
    await form().getByText('Line1 of the satellite has 15 columns, not 69.').waitFor();
    await form().getByText('Line2 of the satellite does not begin with "2 ".').waitFor();
  });

  it('WHEN it is a planet THEN it is drawn while it is typed, tried without being stored, and kept', async () => {
    await form().getByLabel('Name', { exact: true }).fill('Giant');
    await form().getByLabel('Programme').selectOption('CAL');
    await form().getByRole('radio', { name: 'Planet' }).click();
    await form().getByLabel('Planet', { exact: true }).selectOption('Jupiter');
    await window.page.getByRole('img', { name: /^Altitude of Jupiter/ }).waitFor();
    await form().getByRole('button', { name: 'Try it' }).click();
    await form().getByText("'Giant' would").waitFor();
    expect(stage.told('requests')?.filter(({ name }) => name === 'Giant')).toEqual([]);
    await form().getByRole('button', { name: 'Keep', exact: true }).click();
    await window.page.getByText('planet Jupiter').waitFor();
    await window.show('Overview');
  });
});

describe('GIVEN an administrator', () => {
  it('WHEN a fake alert is held THEN it is shown as FAKE with its decision, and the telescope goes', async () => {
    await window.says('Dome', /^OPEN$/);
    await window.logout();
    await eventually(
      'a visitor',
      () => window.user(),
      (seen) => seen.startsWith('visitor'),
    );
    await window.login('pyros', PASSWORD);
    await eventually(
      'the administrator',
      () => window.user(),
      (seen) => seen === 'pyros, admin',
    );
    await window.show('Alerts');
    await window.page.getByRole('button', { name: 'A place that is up' }).click();
    await window.hold(window.page.getByRole('button', { name: /^Send fake alert/ }));
    await window.page.getByText('FAKE, raised from the console').waitFor();
    await window.panel('Decision').getByText('OBSERVE', { exact: true }).waitFor();
    await window.panel('Bursts').getByText('FAKE', { exact: true }).waitFor();
    const burst = stage.told('alerts')?.find(({ fake }) => fake);
    await eventually(
      'the telescope tracks the burst',
      () => stage.told('instruments')?.telescope.status,
      (seen) =>
        seen?.state === 'TRACKING' &&
        Math.abs((seen.rightAscensionDegrees ?? 0) - (burst?.rightAscensionDegrees ?? Number.NaN)) < 0.1,
    );
    await window.show('Overview');
    await window.panel('Now and next').getByText('ALERT', { exact: true }).waitFor();
    expect(stage.told('majordome')?.execution?.isAlert).toBe(true);
  });
});
