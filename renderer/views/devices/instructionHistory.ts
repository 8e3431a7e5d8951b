/** Sentences that are remembered for each user. */
const MOST_LINES = 200;
const KEY = 'pyros.instructions.';

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** What a user said at this console, oldest first. Unreadable or missing: nothing. */
export function recallLines(shelf: Shelf, user: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY + user) ?? '[]');
    return Array.isArray(kept) ? kept.filter((line) => typeof line === 'string').slice(-MOST_LINES) : [];
  } catch {
    // A history that somebody else spoilt is worth less than a console that works.
    return [];
  }
}

/** The history with one more line; said again right after, a line is not kept twice. */
export function withLine(lines: readonly string[], line: string): readonly string[] {
  return lines.at(-1) === line ? lines : [...lines, line].slice(-MOST_LINES);
}

/** Keeps the history of a user. Answers whether it is kept: a browser may have no room. */
export function rememberLines(shelf: Shelf, user: string, lines: readonly string[]): boolean {
  try {
    shelf.setItem(KEY + user, JSON.stringify(lines));
    return true;
  } catch {
    return false;
  }
}
