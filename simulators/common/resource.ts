import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file in simulators/resources; throws an Error that names it when it is not there. */
export function readResource(name: unknown): { readonly name: string; readonly text: string } {
  if (typeof name !== 'string' || !/^[\w.-]+\.xml$/.test(name)) {
    throw new Error(`must be the name of an XML file in simulators/resources, not ${JSON.stringify(name)}`);
  }
  const path = join(import.meta.dirname, '..', 'resources', name);
  try {
    return { name, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new Error(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
