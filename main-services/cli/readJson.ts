import { readFile } from 'node:fs/promises';
import { InvalidInput } from './Command.ts';

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory, not a file',
  EACCES: 'it may not be read',
  ENOTDIR: 'a part of its path is no directory',
};

/** What a file of JSON holds. @throws InvalidInput */
export async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InvalidInput(`${file}: ${IN_WORDS[code] ?? `it cannot be read (${code})`}.`);
  }
  try {
    // A byte-order mark is no fault of who wrote the file with an editor that adds one.
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    throw new InvalidInput(`${file}: it is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
