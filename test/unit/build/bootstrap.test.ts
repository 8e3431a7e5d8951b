import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** A small repository with the real bootstrap and a pretended npm, so that nothing is fetched and everything is seen. */
describe('bootstrap', () => {
  let root: string;
  let npmLog: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'pyros-bootstrap-'));
    npmLog = join(root, 'npm.log');
    await mkdir(join(root, 'build'));
    await cp(join(repository, 'build/bootstrap.mjs'), join(root, 'build/bootstrap.mjs'));
    await cp(join(repository, 'build/bootstrap'), join(root, 'build/bootstrap'), { recursive: true });
    await writeFile(join(root, 'package.json'), '{"type":"module"}');
    await writeLock('1.0.0');
    // Does what the real one does as far as the bootstrap can see: node_modules with its note, and the pinned Node on rebuild.
    await writeFile(
      join(root, 'fake-npm.js'),
      `import { appendFileSync, copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
       const [verb] = process.argv.slice(2);
       appendFileSync(${JSON.stringify(npmLog)}, process.argv.slice(2).join(' ') + '\\n');
       console.log('noise of npm');
       if (process.env.NPM_FAILS) process.exit(7);
       if (verb === 'ci') {
         rmSync('node_modules', { recursive: true, force: true });
         mkdirSync('node_modules');
         copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
       } else {
         mkdirSync('node_modules/node/bin', { recursive: true });
         symlinkSync(${JSON.stringify(process.execPath)}, 'node_modules/node/bin/node');
       }`,
    );
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const writeLock = (version: string) =>
    writeFile(
      join(root, 'package-lock.json'),
      JSON.stringify({
        packages: { '': {}, 'node_modules/a': { version }, 'node_modules/mac': { version, optional: true } },
      }),
    );
  const run = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, [join(root, 'build/bootstrap.mjs'), ...args], {
      env: {
        ...process.env,
        npm_execpath: join(root, 'fake-npm.js'),
        npm_node_execpath: process.execPath,
        ...environment,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    const [status] = (await once(child, 'close')) as [number];
    return { status, stdout, stderr };
  };
  const npmCalls = async () =>
    (await readFile(npmLog, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  const print = ['pyros', '--', 'node', '-e', 'console.log(JSON.stringify(process.argv.slice(1)))'];

  it('installs once, then runs the command; only the command speaks on standard output', async () => {
    const first = await run([...print, 'night', '--json']);
    expect(first).toMatchObject({ status: 0, stdout: '["night","--json"]\n' });
    expect(first.stderr).toContain('noise of npm');
    expect(await npmCalls()).toEqual([
      'ci --ignore-scripts --no-fund --no-audit --loglevel=error',
      'rebuild node --no-fund --no-audit --loglevel=error',
    ]);
    const second = await run(print);
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(await npmCalls()).toHaveLength(2);
  });

  it('installs again when package-lock.json asks for other versions', async () => {
    await run(print);
    await writeLock('2.0.0');
    await run(print);
    expect((await npmCalls()).filter((call) => call.startsWith('ci'))).toHaveLength(2);
  });

  it('believes an installation made by hand when it agrees with package-lock.json', async () => {
    await mkdir(join(root, 'node_modules/node/bin'), { recursive: true });
    await symlink(process.execPath, join(root, 'node_modules/node/bin/node'));
    await writeFile(
      join(root, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
    );
    expect(await run(print)).toMatchObject({ status: 0 });
    expect(await npmCalls()).toEqual([]);
  });

  it('says what went wrong when npm fails, and does not run the command', async () => {
    const result = await run(print, { NPM_FAILS: '1' });
    expect(result).toMatchObject({ status: 1, stdout: '' });
    expect(result.stderr).toMatch(/npm ci --ignore-scripts failed \(status 7\)/);
  });

  it("answers the command's own status, and 128 + the signal's number when it was ended", async () => {
    expect((await run(['pyros', '--', 'node', '-e', 'process.exit(3)'])).status).toBe(3);
    expect((await run(['pyros', '--', 'node', '-e', 'process.kill(process.pid, "SIGKILL")'])).status).toBe(137);
  });

  it('passes SIGTERM on and waits for the ordered end', async () => {
    await run(print);
    const script =
      'process.on("SIGTERM", () => { console.log("closing"); process.exit(5); }); console.log("up"); setInterval(() => 0, 1000);';
    const child = spawn(process.execPath, [join(root, 'build/bootstrap.mjs'), 'pyros', '--', 'node', '-e', script]);
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (data.toString().includes('up')) child.kill('SIGTERM');
    });
    const [status] = await once(child, 'close');
    expect({ status, output }).toEqual({ status: 5, output: 'up\nclosing\n' });
  });

  it('explains how it is called when it is called wrongly', async () => {
    for (const args of [[], ['nonsense', '--', 'node'], ['pyros', 'node'], ['pyros', '--'], ['toString', '--', 'node']])
      expect(await run(args)).toMatchObject({ status: 64, stdout: '', stderr: expect.stringContaining('usage:') });
  });

  describe('the Electron binary', () => {
    const electron = () => join(root, 'node_modules/electron');
    const start = (more: NodeJS.ProcessEnv = {}) =>
      run(['start', '--', 'node', '-e', 'console.log("ran")'], { DISPLAY: ':99', ...more });
    const installer = (script: string) => writeFile(join(electron(), 'install.js'), script);

    beforeEach(async () => {
      await run(print);
      await writeFile(join(root, 'build/buildWhenStale.ts'), 'console.log("built", process.argv.slice(2).join(" "));');
      await mkdir(electron(), { recursive: true });
    });

    it('is not asked for again for a day after it could not be had', async () => {
      await installer('console.error("getaddrinfo ENOTFOUND"); process.exit(1);');
      const first = await start();
      expect(first).toMatchObject({ status: 0, stdout: 'ran\n' });
      expect(first.stderr).toMatch(/could not be downloaded: getaddrinfo ENOTFOUND/);
      expect(first.stderr).toContain('built renderer\n');
      expect((await start()).stderr).not.toContain('Downloading');
      const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
      await utimes(join(root, 'node_modules/.pyros/electron-not-downloaded'), yesterday, yesterday);
      expect((await start()).stderr).toContain('Downloading');
    });

    it('is used once it is there', async () => {
      await installer('require("node:fs").writeFileSync("path.txt", "electron");');
      await writeFile(join(electron(), 'package.json'), '{"type":"commonjs"}');
      expect((await start()).stderr).toContain('built renderer main');
      expect((await start()).stderr).not.toContain('Downloading');
    });

    it('is not asked for without a display', async () => {
      await installer('throw new Error("must not be called")');
      expect((await start({ DISPLAY: '', WAYLAND_DISPLAY: '' })).stderr).not.toContain('Downloading');
    });
  });

  describe('programs of the system', () => {
    const provide = async (machine: string, wanted = ['mariadb', 'fitsverify']) => {
      const code = `import { provideSystemPrograms } from './build/bootstrap/systemPrograms.mjs';
        import { appendFileSync } from 'node:fs';
        const lines = provideSystemPrograms(${JSON.stringify(root)}, ${JSON.stringify(wanted)}, ${machine});
        console.log(JSON.stringify(lines));`;
      const file = join(root, 'provide.mjs');
      await writeFile(file, code);
      return promisify(execFile)(process.execPath, [file], { cwd: root });
    };
    const folder = () => join(root, 'bin');
    const program = async (name: string) => {
      await mkdir(folder(), { recursive: true });
      await writeFile(join(folder(), name), '#!/bin/sh\n');
      await chmod(join(folder(), name), 0o755);
    };

    it('asks for nothing that is there', async () => {
      await program('mysqld');
      await program('fitsverify');
      const apt = `() => { throw new Error('no need') }`;
      const { stdout } = await provide(
        `{ folders: [${JSON.stringify(folder())}], placesToo: false, aptInstall: ${apt} }`,
      );
      expect(JSON.parse(stdout)).toEqual([]);
    });

    it('installs what is missing where that is possible, and does not try again that day when it failed', async () => {
      const apt = `(packages) => { appendFileSync('apt.log', packages.join(' ') + '\\n'); return false; }`;
      const machine = `{ folders: [], placesToo: false, aptInstall: ${apt} }`;
      await provide(machine);
      const { stdout } = await provide(machine);
      expect(await readFile(join(root, 'apt.log'), 'utf8')).toBe(
        'mariadb-server-core mariadb-client-core fitsverify\n',
      );
      expect(JSON.parse(stdout).join('\n')).toMatch(
        /sudo apt-get install mariadb-server-core mariadb-client-core fitsverify/,
      );
    });

    it('says elsewhere what to install and how', async () => {
      const { stdout, stderr } = await provide('{ folders: [], placesToo: false, aptInstall: null }', [
        'chromium',
        'xvfb',
      ]);
      expect(JSON.parse(stdout).join('\n')).toMatch(
        /Chromium.*for the windows[\s\S]*Xvfb[\s\S]*sudo apt-get install chromium/,
      );
      expect(stderr).toContain('Not installed on this machine');
    });
  });
});
