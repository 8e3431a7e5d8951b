import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { applicationFolders } from '../../electron/applicationFolders.ts';
import { CONTENT_SECURITY_POLICY } from '../../electron/contentSecurityPolicy.ts';
import type { ConsolePage } from './pages/ConsolePage.ts';
import { eventually } from './pages/eventually.ts';
import { START_WITHIN_MS, type Stage, startStage, TEST_WITHIN_MS } from './stage.ts';

vi.setConfig({ testTimeout: TEST_WITHIN_MS });

// What a window of the running console can not do, whatever was written into it.
let stage: Stage;
let window: ConsolePage;

beforeAll(async () => {
  stage = await startStage({ login: 'pyros' });
  window = stage.first;
}, START_WITHIN_MS);
afterAll(async () => {
  await stage.end();
});

describe('GIVEN the running console', () => {
  it('WHEN its page is loaded THEN the content security policy comes with it, and nothing offends it', async () => {
    const [response] = await Promise.all([
      window.page.waitForResponse((one) => one.url().includes('index.html')),
      window.page.reload(),
    ]);
    expect(response.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:/);
    await window.ready();
    expect(window.faults).toEqual([]);
  });

  it('WHEN text is to be run as code THEN the browser refuses, and the console itself never tries', async () => {
    // From a timer, because what the test driver itself evaluates is exempt from the policy.
    const refusal = await window.page.evaluate(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: to see it refused
              resolve(eval('1 + 1'));
            } catch (error) {
              resolve(String(error));
            }
          }),
        ),
    );
    expect(refusal).toContain('EvalError');
    const { renderer } = applicationFolders();
    const files = (await readdir(renderer, { recursive: true })).filter((file) => file.endsWith('.js'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = await readFile(join(renderer, file), 'utf8');
      expect(text, file).not.toMatch(/\beval\(|new Function\(|\bFunction\(["'`]/);
    }
  });

  it.each(['https://example.org/', 'http://127.0.0.1:8080/', 'file:///etc/passwd', 'data:text/html,<h1>x'])(
    'WHEN the page is sent to %s THEN it stays where it is',
    async (address) => {
      await window.page.evaluate((to) => {
        globalThis.location.href = to;
      }, address);
      await window.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      expect(new URL(window.page.url()).origin).toBe('https://pyros.internal');
      await window.ready();
    },
  );

  it('WHEN a window is opened on a foreign address THEN it does not stay', async () => {
    await window.page.evaluate(() => void globalThis.open('https://example.org/'));
    await eventually(
      'one window',
      () => window.page.context().pages().length,
      (seen) => seen === 1,
    );
    expect((await stage.shell.windows()).map(({ id }) => id)).toEqual([window.id]);
  });

  it('WHEN something is fetched from elsewhere THEN nothing comes', async () => {
    const outcome = await window.page.evaluate(() => fetch('https://example.org/').then(String, String));
    expect(outcome).toContain('TypeError');
  });

  it.each([
    ['process.exit', undefined, 'unknown-call'],
    ['__proto__', undefined, 'unknown-call'],
    ['constructor', {}, 'unknown-call'],
    ['dome.rotateTo', { azimuthDegrees: 400 }, 'input'],
    ['dome.rotateTo', { azimuthDegrees: 10, andOpen: true }, 'input'],
    ['requests.importXml', { xml: 'x'.repeat(1_000_001), submit: true }, 'input'],
    ['telescope.park', undefined, 'control'],
  ])('WHEN %s is invoked with %j THEN it is refused in words', async (name, input, code) => {
    const answer = await window.page.evaluate(([call, value]) => globalThis.window.pyros?.invoke(call, value), [
      name,
      input,
    ] as const);
    expect(answer).toMatchObject({ ok: false, code, reason: expect.stringMatching(/[a-z]+ [a-z]+/) });
  });
});
