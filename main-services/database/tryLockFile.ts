import BetterSqlite3 from 'better-sqlite3';

/**
 * Takes an exclusive lock on a file, created when missing; the operating system gives it back when the process dies, however it
 * dies. SQLite's own locking is used because Node has none. @returns what releases it, or null when somebody has it
 */
export function tryLockFile(file: string): (() => void) | null {
  const connection = new BetterSqlite3(file, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return () => connection.close();
  } catch (error) {
    connection.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
