import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { expectNoLeaks } from '../leaks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('expectNoLeaks, for tests that clean up', () => {
  expectNoLeaks();
  const cleaning: (() => void)[] = [];
  afterEach(() => {
    for (const clean of cleaning.splice(0)) clean();
  });

  it('is content with a timer, a server and a child that are ended', async () => {
    const timer = setInterval(() => undefined, 1000);
    const server = createServer().listen(0, '127.0.0.1');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    cleaning.push(
      () => clearInterval(timer),
      () => server.close(),
      () => child.kill(),
    );
    await Promise.all([once(server, 'listening'), once(child, 'spawn')]);
  });
});

describe('expectNoLeaks, for tests that do not', () => {
  it('fails them and says what is left', async () => {
    const folder = await mkdtemp(join(root, 'test', '.leaks-'));
    try {
      const file = join(folder, 'leaky.test.ts');
      await writeFile(
        file,
        `import { createServer } from 'node:net';
         import { it } from 'vitest';
         import { expectNoLeaks } from '../leaks.ts';
         expectNoLeaks();
         it('leaks', () => { setInterval(() => 0, 1000); createServer().listen(0, '127.0.0.1'); });`,
      );
      await writeFile(join(folder, 'vitest.config.ts'), 'export default {};');
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      const run = spawn(process.execPath, [vitest, 'run', '--root', folder, '--reporter', 'tap'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      run.stdout.on('data', (data: Buffer) => {
        output += data.toString();
      });
      run.stderr.on('data', (data: Buffer) => {
        output += data.toString();
      });
      const [status] = await once(run, 'close');
      expect(output).toMatch(/left behind by this test: 1 TCPServerWrap, a timer set at .*leaky\.test\.ts/);
      expect(status).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
