import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the preload script ends up, under the application's folder. */
export const PRELOAD_OUTPUT = 'out/main/electron/preload.cjs';

/** The preload script as CommonJS. It requires nothing but `electron`, so that taking the types away is all there is to do. */
export function preloadSource(root: string): string {
  return stripTypeScriptTypes(readFileSync(join(root, 'electron/preload.cts'), 'utf8'));
}

/** Writes the preload script beside the bundle of the main process. */
export function preloadBundle(root: string): Plugin {
  return {
    name: 'preload-bundle',
    writeBundle() {
      const output = join(root, PRELOAD_OUTPUT);
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, preloadSource(root));
    },
  };
}
