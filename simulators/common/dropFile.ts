import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a file into a watched directory: first as .tmp, then renamed, so that nobody reads half of it. */
export function dropFile(directory: string, name: string, content: string | Buffer): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, name);
  writeFileSync(`${path}.tmp`, content);
  renameSync(`${path}.tmp`, path);
}
