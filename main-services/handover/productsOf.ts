import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A product of a request: where it is now, and its name within the request's directory. */
export interface Product {
  readonly path: string;
  readonly name: string;
}

/** Every whole file of a request's directory in PRODUCED_DATA, whether the request is active or finished; none when there is none. */
export async function productsOf(producedDirectory: string, directory: string): Promise<readonly Product[]> {
  for (const root of [join(producedDirectory, `${directory}_active`), join(producedDirectory, directory)]) {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(absent);
    if (entries === null) continue;
    return entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, name: relative(root, path) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return [];
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
