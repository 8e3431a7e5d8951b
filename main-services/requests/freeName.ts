import { access } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A name that no file of a directory has: the one asked for, or "name-2.xml", "name-3.xml" … */
export async function freeName(directory: string, name: string): Promise<string> {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${extension}`;
    const taken = await access(join(directory, candidate)).then(
      () => true,
      () => false,
    );
    if (!taken) return candidate;
  }
}
