import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RendererFiles } from '../../../electron/RendererFiles.ts';

describe('RendererFiles', () => {
  let parent: string;
  let files: RendererFiles;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'pyros-files-'));
    await mkdir(join(parent, 'console/assets'), { recursive: true });
    await mkdir(join(parent, 'console-secrets'));
    await writeFile(join(parent, 'secret.txt'), 'SECRET');
    await writeFile(join(parent, 'console-secrets/secret.txt'), 'SECRET');
    await writeFile(join(parent, 'console/index.html'), '<p>');
    await writeFile(join(parent, 'console/assets/a b.js'), 'let a;');
    files = new RendererFiles(join(parent, 'console'));
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  it.each([
    ['GET', '/index.html', 200, 'text/html; charset=utf-8'],
    ['GET', '/assets/a%20b.js', 200, 'text/javascript; charset=utf-8'],
    ['GET', '/nothing.js', 404, 'text/plain; charset=utf-8'],
    ['GET', '/assets', 500, 'text/plain; charset=utf-8'],
    ['GET', '/', 400, 'text/plain; charset=utf-8'],
    ['GET', '/%zz', 400, 'text/plain; charset=utf-8'],
    ['GET', '/a%00b', 400, 'text/plain; charset=utf-8'],
    ['GET', '/../secret.txt', 400, 'text/plain; charset=utf-8'],
    ['GET', '/..%2fsecret.txt', 400, 'text/plain; charset=utf-8'],
    ['GET', '/../console-secrets/secret.txt', 400, 'text/plain; charset=utf-8'],
    ['GET', '/..%5csecret.txt', 400, 'text/plain; charset=utf-8'],
    ['POST', '/index.html', 405, 'text/plain; charset=utf-8'],
  ])('answers %s %s with %i', async (method, path, status, type) => {
    const answer = await files.answer(method, path);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.body.toString()).not.toContain('SECRET');
  });

  it('never reads outside its folder, whatever the path', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '%5c',
      'secret.txt',
      'console-secrets',
      '%00',
      'assets',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        for (const path of [`/${parts.join('/')}`, parts.join('')])
          expect((await files.answer('GET', path)).body.toString()).not.toContain('SECRET');
      }),
    );
  });
});
