import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { forget, recallOfToday, remember } from './memory.mjs';
import { pinnedNode } from './pinnedNode.mjs';
import { say } from './say.mjs';

/** Electron's binary comes from a site that many observatory networks cannot reach; nobody should wait long to find that out. */
const PATIENCE_MS = 20_000;
const NOTE = 'electron-not-downloaded';

/** Is Electron's binary there, if need be after downloading it? A failure is remembered for a day. */
export function bringElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  if (existsSync(join(folder, 'path.txt'))) return true;
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || recallOfToday(root, NOTE) !== null) return false;
  say('Downloading the Electron binary (at most 20 s) …');
  const result = spawnSync(pinnedNode(root), ['install.js'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  if (result.status === 0 && existsSync(join(folder, 'path.txt'))) {
    forget(root, NOTE);
    return true;
  }
  const firstLine = (result.stderr ?? '').split('\n').find((line) => line.trim() !== '');
  const why = result.error?.message ?? firstLine?.trim() ?? `status ${result.status}`;
  remember(root, NOTE, why);
  say(
    `Electron's binary could not be downloaded: ${why}`,
    'The console uses Chromium instead; tried again after a day.',
  );
  return false;
}
