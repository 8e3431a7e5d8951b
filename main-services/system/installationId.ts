import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'installation-id';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A name for this installation that stays: it lies in the data directory, not in the database, which two installations may share. Two
 * that go by one name would each get half of the alerts.
 */
export async function installationId(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, FILE);
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (UUID.test(known.trim())) return known.trim();
  const fresh = randomUUID();
  await writeFile(file, `${fresh}\n`);
  return fresh;
}
