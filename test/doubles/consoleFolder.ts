import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small page in place of the built console, which collects what is pushed to it. Remove the folder when done. */
export async function consoleFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pyros-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta charset="utf-8"><title>PyROS</title><script src="./assets/page.js"></script></head><body>console</body></html>',
  );
  await writeFile(
    join(folder, 'assets', 'page.js'),
    'window.received = []; window.pyros.subscribe((message) => window.received.push(message));',
  );
  return folder;
}
