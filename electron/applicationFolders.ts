import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built parts lie; the same from the sources and from the bundle, which sits two folders deeper. */
export interface ApplicationFolders {
  /** Holds package.json; inside the archive once packaged. */
  readonly root: string;
  readonly renderer: string;
  readonly main: string;
  readonly preload: string;
}

/** Finds the application's folder upwards from a module. @throws when there is none */
export function applicationFolders(moduleUrl: string = import.meta.url): ApplicationFolders {
  let root = dirname(fileURLToPath(moduleUrl));
  // The bundle has a copy of package.json, for its version.
  while (!existsSync(join(root, 'package.json')) || root.endsWith(join('out', 'main'))) {
    if (dirname(root) === root) throw new Error(`No package.json above ${fileURLToPath(moduleUrl)}.`);
    root = dirname(root);
  }
  return {
    root,
    renderer: join(root, 'out', 'renderer'),
    main: join(root, 'out', 'main', 'electron', 'main.js'),
    preload: join(root, 'out', 'main', 'electron', 'preload.cjs'),
  };
}
