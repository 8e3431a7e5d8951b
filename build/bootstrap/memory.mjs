import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ONE_DAY_MS = 24 * 3600 * 1000;

/** Notes of the set-up live with what was set up, so that deleting node_modules forgets them too. */
function notePath(root, name) {
  return join(root, 'node_modules', '.pyros', name);
}

/** Writes a note. */
export function remember(root, name, text) {
  mkdirSync(dirname(notePath(root, name)), { recursive: true });
  writeFileSync(notePath(root, name), `${text}\n`);
}

/** Reads a note; null when there is none. */
export function recall(root, name) {
  try {
    return readFileSync(notePath(root, name), 'utf8').trim();
  } catch {
    return null;
  }
}

/** Removes a note. */
export function forget(root, name) {
  rmSync(notePath(root, name), { force: true });
}

/** The text of a note written within the last day; null otherwise. */
export function recallOfToday(root, name) {
  const text = recall(root, name);
  return text !== null && Date.now() - statSync(notePath(root, name)).mtimeMs < ONE_DAY_MS ? text : null;
}
