import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Lock, missingPlatformPackages } from '../build/missingPlatformPackages.ts';
import { fenceFaults } from './fences.ts';
import { importsOf } from './importsOf.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What git knows or would take: what lies ignored in the working tree is nobody's business. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '' && existsSync(`${root}${path}`));
const modules = files.filter((path) => /\.(ts|tsx|cts|mts)$/.test(path));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

/** Longer files must be tables: catalogues of facts. */
const LONGEST_LINES = 500;
const CATALOGUES = /(catalogue|catalog|fixtures|samples)/i;

const TOP_LEVEL = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'electron',
  'renderer',
  'main-services',
  'devices',
  'simulators',
  'build',
  'test',
];

describe('the layers', () => {
  it('are kept by every module', () => {
    expect(modules.length).toBeGreaterThan(100);
    expect(modules.flatMap((path) => fenceFaults(path, importsOf(path, read(path))))).toEqual([]);
  });

  it.each([
    ['main-services/scheduler/plan.ts', "import { readFile } from 'node:fs';"],
    ['main-services/scheduler/plan.ts', "import type { Site } from '../model/site.ts';"],
    ['simulators/dome/main.ts', "import { encode } from '../../devices/dome/codec.ts';"],
    ['simulators/dome/main.ts', "const knex = await import('knex');"],
    ['devices/dome/driver.ts', "export { sleep } from '../../main-services/supervision/sleep.ts';"],
    ['renderer/views/Dome.tsx', "import { Majordome } from '../../main-services/majordome/Majordome.ts';"],
    ['renderer/views/Dome.tsx', "import { ROLES } from '../../main-services/model/user.ts';"],
    ['renderer/views/Dome.tsx', "const fs = require('node:fs');"],
    ['renderer/views/Dome.tsx', "export * from '../../electron/shell.ts';"],
    ['electron/ipc/contract/dome.ts', "import { Refusal } from '../../../main-services/model/refusal.ts';"],
    ['main-services/observatory.ts', "import type { Shell } from '../electron/shell.ts';"],
    ['main-services/observatory.ts', "let app: typeof import('electron').app;"],
    ['main-services/observatory.ts', "import knex from 'knex';"],
    ['main-services/observatory.ts', "import { Body } from 'astronomy-engine';"],
    ['main-services/observatory.ts', "import { chromium } from 'playwright-core';"],
    ['electron/start.ts', "import { App } from '../renderer/App.tsx';"],
    ['electron/start.ts', 'await import(process.argv[2]);'],
    ['electron/preload.cts', "const { readFile } = require('node:fs');"],
    ['build/check.ts', "import { startXvfb } from '../test/doubles/startXvfb.ts';"],
    ['somewhere/else.ts', "import 'react';"],
  ])('refuse in %s: %s', (path, source) => {
    expect(fenceFaults(path, importsOf(path, source))).toHaveLength(1);
  });

  it.each([
    ['renderer/views/Dome.tsx', "import type { Site } from '../../main-services/model/site.ts';"],
    ['renderer/views/Dome.tsx', "import * as Dialog from 'radix-ui/dialog'; import './dome.css';"],
    [
      'electron/main.ts',
      "import { app } from 'electron'; import { createObservatory } from '../main-services/observatory.ts';",
    ],
    ['main-services/database/Database.ts', "import knex from 'knex'; import { readFile } from 'node:fs/promises';"],
    ['main-services/users/hash.ts', "import { scrypt } from 'node:crypto'; import { z } from 'zod';"],
  ])('allow in %s: %s', (path, source) => {
    expect(fenceFaults(path, importsOf(path, source))).toEqual([]);
  });
});

describe('the house', () => {
  it('has at its top only what the design allows', () => {
    const entries = new Set(files.map((path) => path.split('/')[0] ?? ''));
    expect([...entries].filter((entry) => !entry.startsWith('.') && !TOP_LEVEL.includes(entry))).toEqual([]);
  });

  it('has no file that is too long to read', () => {
    const tooLong = modules
      .filter((path) => !CATALOGUES.test(path))
      .map((path) => ({ path, lines: read(path).split('\n').length }))
      .filter(({ lines }) => lines > LONGEST_LINES);
    expect(tooLong).toEqual([]);
  });

  it('has a lock file that npm ci accepts on every platform', () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock;
    expect(Object.keys(missingPlatformPackages(lock)), 'run "npm run lock"').toEqual([]);
  });

  it('names no registry host and no directory of one machine', () => {
    const suspicious = /registry\.npmjs|registry\.yarnpkg|"resolved": "|\/(home|Users)\/[a-z]+\/|\/work\/(main|shared)/;
    const named = files
      .filter(
        (path) =>
          path !== 'test/layers.test.ts' && /\.(ts|tsx|mts|cts|mjs|json|ya?ml|md|css|html)$|^\.[^/]+$/.test(path),
      )
      .filter((path) => suspicious.test(read(path)));
    expect(named).toEqual([]);
  });
});
