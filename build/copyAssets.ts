import { copyFileSync, cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Copies what is not code (scenarios, strategies, configuration) beside the bundled code, at the same relative places. */
export function copyAssets(root: string, folders: readonly string[]): Plugin {
  return {
    name: 'copy-assets',
    writeBundle() {
      for (const folder of folders.filter((name) => existsSync(join(root, name))))
        cpSync(join(root, folder), join(root, 'out/main', folder), {
          recursive: true,
          filter: (source) => statSync(source).isDirectory() || !/\.(ts|tsx|md)$/.test(source),
        });
      // The version is read from the package.json beside main-services.
      copyFileSync(join(root, 'package.json'), join(root, 'out/main/package.json'));
    },
  };
}
