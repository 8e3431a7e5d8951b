import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Database } from '../database/Database.ts';
import { dumpEntries } from '../database/fixtures/dumpDatabase.ts';

/** Writes a dump record by record, so that it never is in memory as a whole; a file appears only when it is whole. */
export async function writeDump(database: Database, file: string | null): Promise<number> {
  const part = file === null ? null : `${file}.tmp`;
  const stream = part === null ? process.stdout : createWriteStream(part);
  let count = 0;
  try {
    for await (const entry of dumpEntries(database)) {
      const before = count === 0 ? '[\n' : ',\n';
      if (!stream.write(`${before}${JSON.stringify(entry)}`)) await once(stream, 'drain');
      count += 1;
    }
    stream.write(count === 0 ? '[]\n' : '\n]\n');
    if (part === null || file === null) return count;
    stream.end();
    await finished(stream);
    await rename(part, file);
    return count;
  } catch (error) {
    if (part !== null) await rm(part, { force: true });
    throw error;
  }
}
