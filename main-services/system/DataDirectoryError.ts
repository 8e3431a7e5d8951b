/** The data directory cannot be used. The message says which, why, and what cures it. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';
  readonly problem: string;
  readonly cure: string;

  constructor(problem: string, cure: string, cause?: unknown) {
    super(`${problem} ${cure}`, cause === undefined ? undefined : { cause });
    this.problem = problem;
    this.cure = cure;
  }
}

/** A file system's error code in words. */
export function explainDirectoryFault(directory: string, error: unknown): DataDirectoryError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DataDirectoryError(
        `The data directory ${directory} cannot be written to (${code}).`,
        'Give this user the right to write there, or choose another one with --data DIR.',
        error,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new DataDirectoryError(
        `The data directory ${directory} cannot be made: part of its path is a file.`,
        'Move that file away, or choose another directory with --data DIR.',
        error,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new DataDirectoryError(
        `There is no space left for the data directory ${directory}.`,
        'Free some space on that disk, or choose another one with --data DIR.',
        error,
      );
    default:
      return new DataDirectoryError(
        `The data directory ${directory} cannot be used (${error instanceof Error ? error.message : String(error)}).`,
        'Choose another one with --data DIR.',
        error,
      );
  }
}
