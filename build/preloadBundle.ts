import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

/** Where the preload script ends up, under the application's folder. */
export const PRELOAD_OUTPUT = 'out/main/electron/preload.cjs';

/** The preload script as CommonJS. It requires nothing but `electron`, so that taking the types away is all there is to do. */
export async function preloadSource(root: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(join(root, 'electron/preload.cts'), 'utf8'), 'preload.ts');
  // What is left of the imports of types marks a module, which a sandboxed preload script must not be.
  return code.replace(/^export \{\};?\s*$/m, '');
}

/** Writes the preload script beside the bundle of the main process. */
export function preloadBundle(root: string): Plugin {
  return {
    name: 'preload-bundle',
    async writeBundle() {
      const output = join(root, PRELOAD_OUTPUT);
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, await preloadSource(root));
    },
  };
}
