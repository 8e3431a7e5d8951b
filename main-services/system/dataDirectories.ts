import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataDirectoryError, explainDirectoryFault } from './DataDirectoryError.ts';

/** Where everything lies in a data directory; absolute paths. */
export interface DataDirectories {
  readonly root: string;
  /** FITS images by request and sequence. */
  readonly produced: string;
  readonly toGic: string;
  readonly fromGic: string;
  readonly toFsc: string;
  readonly fromFsc: string;
  readonly download: string;
  /** Watched for requests as XML. */
  readonly inbox: string;
  /** Watched for VOEvents. */
  readonly voevents: string;
  readonly logs: string;
}

/** The layout under a root, without touching the disk. */
export function dataDirectoriesIn(root: string): DataDirectories {
  const at = (...parts: string[]) => join(resolve(root), ...parts);
  return {
    root: resolve(root),
    produced: at('PRODUCED_DATA'),
    toGic: at('EXTERNAL_ENTITIES', 'GIC', 'TO'),
    fromGic: at('EXTERNAL_ENTITIES', 'GIC', 'FROM'),
    toFsc: at('EXTERNAL_ENTITIES', 'FSC', 'TO'),
    fromFsc: at('EXTERNAL_ENTITIES', 'FSC', 'FROM'),
    download: at('DOWNLOAD'),
    inbox: at('INBOX'),
    voevents: at('VOEVENTS'),
    logs: at('logs'),
  };
}

/** Creates what is missing and tries a file in each. @throws DataDirectoryError in words */
export async function prepareDataDirectories(root: string): Promise<DataDirectories> {
  const directories = dataDirectoriesIn(root);
  for (const directory of Object.values(directories)) {
    try {
      await mkdir(directory, { recursive: true });
      await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
      const trial = join(directory, `.write-test-${process.pid}`);
      await writeFile(trial, 'PyROS');
      await rm(trial);
    } catch (error) {
      throw error instanceof DataDirectoryError ? error : explainDirectoryFault(directory, error);
    }
  }
  return directories;
}
