import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { copyAssets } from './copyAssets.ts';
import { followScripts } from './followScripts.ts';
import { preloadBundle } from './preloadBundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = ['electron/main', 'main-services/cli/main'].filter((name) => existsSync(join(root, `${name}.ts`)));

/**
 * The main process as JavaScript for Electron, in the same folders as its sources, so that files beside the code (scenarios,
 * configuration) and workers are found at the same relative addresses. Packages stay outside: native modules and knex's
 * dialects cannot be bundled, and electron-builder ships node_modules anyway.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [followScripts(root), preloadBundle(root), copyAssets(root, ['main-services', 'devices', 'simulators'])],
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((name) => [name, join(root, `${name}.ts`)])),
      external: (id) =>
        !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0') && !/^[A-Za-z]:[\\/]/.test(id),
      output: {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: root,
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
      },
    },
  },
});
