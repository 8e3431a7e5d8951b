import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `new URL('./planWorker.ts', import.meta.url)`: how this project names workers and processes of its own. */
const MODULE_URL = /new URL\(\s*'(\.{1,2}\/[^']+)\.ts'\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/** Bundles modules that are named by a URL (workers, simulators) as entries of their own, and names the bundled file. */
export function followUrls(): Plugin {
  return {
    name: 'follow-urls',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('node_modules')) return null;
      const replaced = code.replaceAll(MODULE_URL, (whole, path: string) => {
        const target = resolve(dirname(id), `${path}.ts`);
        if (!existsSync(target)) return whole;
        this.emitFile({ type: 'chunk', id: target, name: relative(root, target).replace(/\.ts$/, '') });
        return `new URL('${path}.js', import.meta.url)`;
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}
