import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseError } from './DatabaseError.ts';

/** Reading every page of a larger file would hold up the start for seconds (about 0.3 s per 100 MB). */
const FULL_CHECK_BYTES = 200_000_000;

/** Tries the file before anything relies on it: there, readable, writable, not locked, whole. @throws DatabaseError */
export function probeSqliteFile(file: string, lockWaitMs = 2000): void {
  if (file === ':memory:') return;
  let connection: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    connection = new BetterSqlite3(file, { timeout: lockWaitMs });
    connection.exec('BEGIN IMMEDIATE; ROLLBACK');
    if (statSync(file).size <= FULL_CHECK_BYTES) {
      const answer = connection.pragma('quick_check(1)', { simple: true });
      if (answer !== 'ok') throw Object.assign(new Error(String(answer)), { code: 'SQLITE_CORRUPT' });
    }
  } catch (error) {
    throw explainSqliteFault(file, error);
  } finally {
    connection?.close();
  }
}

/** SQLite's and the file system's codes in words, with a cure. */
export function explainSqliteFault(file: string, error: unknown): DatabaseError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DatabaseError(
      `The database ${file} is locked by another program.`,
      'Close the other observatory or database tool that has it open, then start again.',
      error,
    );
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new DatabaseError(
      `The database ${file} is damaged or is not an SQLite file (${detail}).`,
      'Move it aside, run "pyros db init", and load your last dump with "pyros db load FILE".',
      error,
    );
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') {
    return new DatabaseError(`The disk that holds ${file} is full.`, 'Free some space, then start again.', error);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') {
    return new DatabaseError(
      `The database ${file} cannot be created: part of its path is a file, not a directory.`,
      'Choose another data directory.',
      error,
    );
  }
  return new DatabaseError(
    `The database ${file} cannot be opened for writing (${detail}).`,
    'Check that the path is right and that you may write to the file and to its directory.',
    error,
  );
}
