import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** `new URL('./planWorker.ts', import.meta.url)`: how this project names the scripts of its threads. */
const MODULE_URL = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\.ts\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;
/** The table of the simulators' scripts, relative to their folder. */
const SIMULATOR_TABLE = 'main-services/simulation/simulatorCommand.ts';
const SIMULATOR_SCRIPT = /(['"])(\w+\/\w+Simulator)\.ts\1/g;

/** Bundles scripts that run in threads and processes of their own as entries, and names the bundled files in their place. */
export function followScripts(root: string): Plugin {
  return {
    name: 'follow-scripts',
    // Before types are taken away: the patterns are those of the sources.
    enforce: 'pre',
    transform(code, id) {
      const path = relative(root, id);
      if (path.startsWith('..') || path.includes('node_modules')) return null;
      const follow = (folder: string, whole: string, script: string) => {
        const target = resolve(folder, `${script}.ts`);
        if (!existsSync(target)) return whole;
        this.emitFile({ type: 'chunk', id: target, name: relative(root, target).replace(/\.ts$/, '') });
        return whole.replace('.ts', '.js');
      };
      const simulators = join(root, 'simulators');
      const replaced = code
        .replaceAll(MODULE_URL, (whole, _quote, script: string) => follow(dirname(id), whole, script))
        .replaceAll(SIMULATOR_SCRIPT, (whole, _quote, script: string) =>
          path === SIMULATOR_TABLE ? follow(simulators, whole, script) : whole,
        );
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}
