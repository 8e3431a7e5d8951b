import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A cold start of the binary on a slow disk; longer means that it hangs. */
const PATIENCE_MS = 15_000;

/** Electron's binary, or why it cannot be used. */
export type ElectronBinary = { readonly path: string } | { readonly fault: string };

/** Looks for the binary that the npm package downloads, and tries whether it runs at all (libraries may be missing). */
export async function findElectron(root: string): Promise<ElectronBinary> {
  const folder = join(root, 'node_modules', 'electron');
  let path: string;
  try {
    path = join(folder, 'dist', (await readFile(join(folder, 'path.txt'), 'utf8')).trim());
  } catch {
    // The package writes path.txt last, when the download is whole.
    return { fault: "Electron's binary is not installed (its download site could not be reached)." };
  }
  try {
    await promisify(execFile)(path, ['--version', '--no-sandbox'], {
      timeout: PATIENCE_MS,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    return { path };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n').at(-1) ?? error.message) : String(error);
    return { fault: `Electron's binary does not run here: ${reason}` };
  }
}
